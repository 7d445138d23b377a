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

/**
 * One turn of a text contact: one or more customer messages followed by one or more agent messages (seed T2). `gap` runs from the first
 * unanswered customer message to the first human answer, agent present. Credited to the sender of the answer.
 */
export const turn = entity({
  name: 'turn',
  label: label('turn', '会话轮次'),
  fields: {
    turn_id: column.id.required(),
    contact_id: column.id.required(),
    seq: column.count.required(),
    ...origin,
    ...place,
    ...person,
    ...route,
    asked_at: column.instant.required(),
    replied_at: column.instant.required(),
    gap: column.duration.required(label('Reply gap', '回复间隔')),
    gap_business: column.duration.optional(label('reply gap in business hours', '回复间隔（工作时间）')),
    first: column.flag.required(label('first turn', '首轮')),
    ...exclusion,
  },
  key: ['turn_id'],
  subject: 'contact_id',
  anchors: ['replied_at', 'asked_at'],
  dimensions: { ...placeDimensions, ...personDimensions, ...routeDimensions },
});
