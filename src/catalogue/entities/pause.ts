import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { origin, person, personDimensions, place, placeDimensions } from './stamps.ts';

/**
 * One pause of an agent with its reason. `scope` `queue`: as recorded, one row per queue; `scope` `agent`: the union over queues of
 * one reason, so that a pause announced in three queues counts once.
 */
export const pause = entity({
  name: 'pause',
  label: label('pause', '示忙'),
  fields: {
    pause_id: column.id.required(),
    ...person,
    agent: column.text.required(label('Agent', '坐席')),
    ...origin,
    ...place,
    scope: column.text.required(),
    queue: column.text.optional(label('Queue', '队列')),
    reason: column.text.optional(label('Pause reason', '示忙原因')),
    /** break · meal · training · meeting · coaching · other_pause. */
    category: column.text.required(),
    start_at: column.instant.required(),
    end_at: column.instant.optional(),
  },
  key: ['pause_id'],
  subject: 'agent',
  anchors: ['start_at'],
  span: { start: 'start_at', end: 'end_at' },
  dimensions: { ...placeDimensions, ...personDimensions, queue: 'queue', pause_reason: 'reason', kind: 'category' },
  terms: (at) => ({
    byAgent: { label: label('once per agent', '按坐席合并'), is: at.scope.is('agent') },
    byQueue: { label: label('per queue', '按队列'), is: at.scope.is('queue') },
    break: { label: label('short break', '小休'), is: at.category.is('break') },
    meal: { label: label('meal', '用餐'), is: at.category.is('meal') },
  }),
});
