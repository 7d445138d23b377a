import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { origin, person, personDimensions, place, placeDimensions } from './stamps.ts';

/** One sign-in of an agent to one queue, sign-in → sign-out. For the agent's own signed-in time use `agent_time` (union). */
export const queueSession = entity({
  name: 'queue_session',
  label: label('sign-in to a queue', '队列签入'),
  fields: {
    session_id: column.id.required(),
    ...person,
    agent: column.text.required(label('Agent', '坐席')),
    ...origin,
    ...place,
    queue: column.text.required(label('Queue', '队列')),
    start_at: column.instant.required(),
    end_at: column.instant.optional(),
    /** sign_out · removed · open · timed_out (no heartbeat, E32). */
    end_kind: column.text.optional(),
  },
  key: ['session_id'],
  subject: 'agent',
  anchors: ['start_at'],
  span: { start: 'start_at', end: 'end_at' },
  dimensions: { ...placeDimensions, ...personDimensions, queue: 'queue' },
});
