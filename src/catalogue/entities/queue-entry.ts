import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
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
import { or } from '#src/semantic/expression.ts';

/**
 * One stay in one agent queue, with exactly one outcome (kpi-catalogue §1): answered · abandoned · flow_out (with kind
 * timeout, empty, key, callback, overflow, voicemail, withdrawn) · system_drop · waiting. A re-offer after a missed ring
 * stays the same entry (E18). `agent` is the one who answered.
 */
export const queueEntry = entity({
  name: 'queue_entry',
  label: label('queue entry', '入队'),
  fields: {
    entry_id: column.id.required(),
    contact_id: column.id.required(),
    seq: column.count.required(),
    ...origin,
    ...place,
    ...person,
    ...route,
    enqueued_at: column.instant.required(label('Entered the queue', '进入队列')),
    answered_at: column.instant.optional(label('Answered', '接通')),
    left_at: column.instant.optional(),
    /** Enqueue → connected or left, ring included. Absent while waiting and for system drops without an end. */
    wait: column.duration.optional(label('Wait', '等待时长')),
    /** The same from the first IVR touch, for centres whose clock starts there. */
    wait_from_ivr: column.duration.optional(label('wait from the IVR on', '等待时长（自 IVR 起）')),
    outcome: column.text.required(label('Outcome', '结果')),
    flow_kind: column.text.optional(label('Flow-out kind', '转出类型')),
    ring_no_answers: column.count.required(),
    is_callback: column.flag.required(label('callback', '回呼')),
    ...exclusion,
  },
  key: ['entry_id'],
  subject: 'contact_id',
  anchors: ['enqueued_at', 'answered_at', 'left_at'],
  dimensions: {
    ...placeDimensions,
    ...personDimensions,
    ...routeDimensions,
    outcome: 'outcome',
    flow_kind: 'flow_kind',
  },
  terms: (at) => ({
    answered: { label: label('answered', '人工接通量'), is: at.outcome.is('answered') },
    abandoned: { label: label('abandoned', '放弃量'), is: at.outcome.is('abandoned') },
    flowOut: { label: label('flow-out', '转出量'), is: at.outcome.is('flow_out') },
    systemDrop: { label: label('system drop', '系统断线'), is: at.outcome.is('system_drop') },
    callbackAccepted: { label: label('callback accepted', '预约回呼'), is: at.flow_kind.is('callback') },
    answeredOrAbandoned: {
      label: label('answered + abandoned', '人工接通量 + 放弃量'),
      is: or(at.outcome.is('answered'), at.outcome.is('abandoned')),
    },
  }),
});
