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

/** One message of a text contact. `sender`: customer · agent · bot · system. */
export const message = entity({
  name: 'message',
  label: label('message', '消息'),
  fields: {
    message_id: column.id.required(),
    contact_id: column.id.required(),
    ...origin,
    ...place,
    ...person,
    ...route,
    sent_at: column.instant.required(),
    sender: column.text.required(),
    body: column.text.optional(),
    canned_id: column.text.optional(),
    canned_edited: column.flag.optional(),
    /** Sent by a rule (greeting, away notice), not by the person. */
    automatic: column.flag.required(),
    recalled: column.flag.required(),
    ...exclusion,
  },
  key: ['message_id'],
  subject: 'contact_id',
  anchors: ['sent_at'],
  dimensions: { ...placeDimensions, ...personDimensions, ...routeDimensions, kind: 'sender' },
  terms: (at) => ({
    byAgent: { label: label('agent message', '坐席消息'), is: and(at.sender.is('agent'), at.automatic.is(false)) },
    byCustomer: { label: label('customer message', '客户消息'), is: at.sender.is('customer') },
    canned: {
      label: label('canned script', '话术'),
      is: and(at.sender.is('agent'), at.automatic.is(false), at.canned_id.known()),
    },
  }),
});
