import type { EventData } from '../../../contract/event.ts';
import { draft, type Draft, present } from '../draft.ts';
import { instantAt, type JsonObject, numberAt, objectAt, required, textAt } from '../json-fields.ts';
import { channelOf, endedBy } from './words.ts';

const ms = (secondsValue: number | null): number | null =>
  secondsValue === null ? null : Math.round(secondsValue * 1000);

export type ContactRecord = { readonly id: string; readonly version: number; readonly drafts: readonly Draft[] };

/**
 * One contact record (contact trace record) → events. Amazon writes a record for each agent connection, each queue transfer
 * and each callback, chained by initial, previous and next id: a record is a segment. Segments of a chain share the initial
 * contact's id as subject, so that derivation joins them; a callback is a contact of its own, linked to the first (E19).
 */
export function contactRecord(record: JsonObject, alias: (name: string) => string): ContactRecord {
  const contactId = required(textAt(record, 'ContactId'), 'ContactId');
  const initialId = textAt(record, 'InitialContactId') ?? contactId;
  const method = textAt(record, 'InitiationMethod') ?? '';
  const isCallback = method === 'CALLBACK';
  const subject = isCallback ? contactId : initialId;
  const start = required(instantAt(record, 'InitiationTimestamp'), 'InitiationTimestamp');
  const queue = objectAt(record, 'Queue');
  const enqueued = instantAt(queue, 'EnqueueTimestamp');
  const agent = objectAt(record, 'Agent');
  const connected = instantAt(agent, 'ConnectedToAgentTimestamp');
  const ended = instantAt(record, 'DisconnectTimestamp');
  const reason = textAt(record, 'DisconnectReason');
  const isFirst = subject === contactId;
  const drafts: Draft[] = [];

  drafts.push(
    draft(
      'contact_described',
      start,
      subject,
      present<EventData<'contact_described'>>({
        channel: channelOf(textAt(record, 'Channel')),
        direction: !isFirst
          ? null
          : method === 'OUTBOUND' || isCallback
            ? 'outbound'
            : method === 'INBOUND' || method === 'API' || method === 'WEBRTC_API'
              ? 'inbound'
              : null,
        customer: textAt(objectAt(record, 'CustomerEndpoint'), 'Address'),
        callbackOf: isCallback ? initialId : null,
      }),
    ),
  );
  if (method === 'INBOUND' || method === 'API') drafts.push(...ivr(record, subject, enqueued, ended, reason));
  const before = textAt(record, 'PreviousContactId');
  if (isCallback && before !== null) {
    // The request ends the wait of the first contact: it flowed out, it did not abandon.
    drafts.push(
      draft('queue_left', start, initialId, { how: 'callback' }),
      draft('contact_ended', start, initialId, {}),
    );
  }
  if (method === 'QUEUE_TRANSFER' && before !== null)
    drafts.push(draft('queue_left', start, subject, { how: 'overflow' }));
  const queueName = textAt(queue, 'Name') ?? tail(textAt(queue, 'ARN'));
  if (queueName !== null && enqueued !== null) {
    drafts.push(
      draft('queue_entered', enqueued, subject, { queue: queueName, ...(isCallback && { isCallback: true }) }),
    );
  }
  const continues = textAt(record, 'NextContactId') !== null;
  if (agent !== null && connected !== null)
    drafts.push(...leg(record, agent, queue, queueName, subject, connected, ended, continues, alias));
  else if (queueName !== null && ended !== null && !continues) {
    const left = instantAt(queue, 'DequeueTimestamp') ?? ended;
    const how =
      reason === 'CUSTOMER_DISCONNECT'
        ? 'abandoned'
        : reason === 'CONTACT_FLOW_DISCONNECT'
          ? 'ivr'
          : reason === 'EXPIRED'
            ? 'timeout'
            : null;
    // Anything else (telecom problem, API) is a system drop: the wait has no end of its own.
    if (how !== null)
      drafts.push(
        draft(
          'queue_left',
          left,
          subject,
          present<EventData<'queue_left'>>({ queue: queueName, how, wait: ms(numberAt(queue, 'Duration')) }),
        ),
      );
  }
  if (ended !== null && !continues)
    drafts.push(draft('contact_ended', ended, subject, present<EventData<'contact_ended'>>({ by: endedBy(reason) })));
  return { id: `contact-record:${contactId}`, version: instantAt(record, 'LastUpdateTimestamp') ?? 0, drafts };
}

function ivr(
  record: JsonObject,
  subject: string,
  enqueued: number | null,
  ended: number | null,
  reason: string | null,
): Draft[] {
  const entered = instantAt(record, 'ConnectedToSystemTimestamp');
  const left = enqueued ?? (objectAt(record, 'Agent') === null ? ended : null);
  if (entered === null || left === null) return [];
  // Without a queue the flow itself ended the contact, or the customer did while in it.
  const served = enqueued === null && reason === 'CONTACT_FLOW_DISCONNECT';
  return [draft('ivr_entered', entered, subject, {}), draft('ivr_left', left, subject, served ? { served } : {})];
}

function leg(
  record: JsonObject,
  agent: JsonObject,
  queue: JsonObject | null,
  queueName: string | null,
  subject: string,
  connected: number,
  ended: number | null,
  continues: boolean,
  alias: (name: string) => string,
): Draft[] {
  const name = alias(textAt(agent, 'Username') ?? tail(textAt(agent, 'ARN')) ?? 'unknown');
  const wait = queueName === null ? null : ms(numberAt(queue, 'Duration'));
  const where = { agent: name, ...(queueName !== null && { queue: queueName }) };
  const drafts = [
    draft('agent_connected', connected, subject, present<EventData<'agent_connected'>>({ ...where, wait })),
  ];
  if (ended === null) return drafts;
  drafts.push(
    draft(
      'agent_left',
      ended,
      subject,
      present<EventData<'agent_left'>>({
        ...where,
        // A next record after a connected agent exists only where this agent handed the contact over.
        how: continues ? 'blind_transfer' : legEnd(textAt(record, 'DisconnectReason')),
        talk: ms(numberAt(agent, 'AgentInteractionDuration')),
        hold: ms(numberAt(agent, 'CustomerHoldDuration')),
        holds: numberAt(agent, 'NumberOfHolds'),
        target: textAt(objectAt(record, 'TransferredToEndpoint'), 'Address'),
      }),
    ),
  );
  const acwEnd = instantAt(agent, 'AfterContactWorkEndTimestamp');
  const acw = ms(numberAt(agent, 'AfterContactWorkDuration'));
  if (acwEnd !== null || acw !== null) {
    drafts.push(
      draft('acw_ended', acwEnd ?? ended + (acw ?? 0), subject, present<EventData<'acw_ended'>>({ agent: name, acw })),
    );
  }
  return drafts;
}

function legEnd(reason: string | null): 'agent' | 'customer' | 'system' | 'timeout' | null {
  const by = endedBy(reason);
  return by === 'transfer' ? 'system' : by;
}

/** Last part of an ARN: the id of what it names. */
export const tail = (arn: string | null): string | null => arn?.split('/').at(-1) ?? null;
