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

/** One offer of a contact to one agent: answered · no_answer · canceled (the customer left meanwhile, no fault of the agent). */
export const ringAttempt = entity({
  name: 'ring_attempt',
  label: label('ring', '振铃'),
  fields: {
    attempt_id: column.id.required(),
    contact_id: column.id.required(),
    entry_id: column.text.optional(),
    ...origin,
    ...place,
    ...person,
    ...route,
    ended_at: column.instant.required(),
    ring: column.duration.optional(label('Ring', '振铃时长')),
    result: column.text.required(label('Result', '结果')),
    ...exclusion,
  },
  key: ['attempt_id'],
  subject: 'contact_id',
  anchors: ['ended_at'],
  dimensions: { ...placeDimensions, ...personDimensions, ...routeDimensions, outcome: 'result' },
  terms: (at) => ({
    answered: { label: label('ring answered', '振铃接起'), is: at.result.is('answered') },
    noAnswer: { label: label('ring, no answer', '振铃未接'), is: at.result.is('no_answer') },
    canceled: { label: label('caller left while ringing', '振铃中客户离开'), is: at.result.is('canceled') },
  }),
});
