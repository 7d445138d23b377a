import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { and } from '#src/semantic/expression.ts';
import {
  exclusion,
  origin,
  person,
  personDimensions,
  place,
  placeDimensions,
  route,
  routeDimensions,
} from './stamps.ts';

/**
 * One agent's part of a contact: ring → connect → hold* → end → after-contact work. Conferences are overlapping legs on one
 * contact. `kind` is `customer` or `consult` (talk between agents, never counted as customer talk, E17).
 */
export const agentLeg = entity({
  name: 'agent_leg',
  label: label('agent leg', '坐席处理段'),
  fields: {
    leg_id: column.id.required(),
    contact_id: column.id.required(),
    entry_id: column.text.optional(),
    seq: column.count.required(),
    ...origin,
    ...place,
    ...person,
    ...route,
    kind: column.text.required(),
    reserved_at: column.instant.optional(),
    connected_at: column.instant.required(label('Connected', '接通')),
    ended_at: column.instant.optional(label('Ended', '结束')),
    acw_ended_at: column.instant.optional(),
    ring: column.duration.optional(label('Ring', '振铃时长')),
    /** Connect → end minus hold; text: time the conversation was open with this agent. */
    talk: column.duration.optional(label('Talk time', '通话时长')),
    hold: column.duration.optional(label('Hold time', '保持时长')),
    holds: column.count.required(),
    acw: column.duration.optional(label('After-contact work', '话后时长')),
    /** Text: time in this agent's open turns. */
    active: column.duration.optional(label('time in open turns', '待回复轮次内时长')),
    consult: column.duration.optional(label('consultation', '咨询时长')),
    /** agent · customer · blind_transfer · attended_transfer · system · timeout · unknown; absent while open. */
    end_kind: column.text.optional(label('Ended by', '结束方式')),
    ...exclusion,
  },
  key: ['leg_id'],
  subject: 'contact_id',
  anchors: ['ended_at', 'connected_at'],
  span: { start: 'connected_at', end: 'ended_at' },
  dimensions: { ...placeDimensions, ...personDimensions, ...routeDimensions, outcome: 'end_kind', kind: 'kind' },
  terms: (at) => ({
    customerLeg: { label: label('connected leg', '接通处理段'), is: at.kind.is('customer') },
    handled: { label: label('handled', '处理量'), is: and(at.kind.is('customer'), at.ended_at.known()) },
    transferredOut: {
      label: label('transferred out', '转接'),
      is: at.end_kind.in(['blind_transfer', 'attended_transfer']),
    },
    onHold: { label: label('put on hold', '有保持'), is: at.holds.above(0) },
  }),
});
