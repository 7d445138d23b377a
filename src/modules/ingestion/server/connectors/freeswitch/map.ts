import type { CanonicalEvent } from '../../../contract/event.ts';
import { draft, present } from '../draft.ts';
import { type MapRecord, type MappedRecord, RecordFault } from '../json-connector.ts';
import { asObject, type JsonObject, numberAt, objectAt, required, textAt } from '../json-fields.ts';
import { keyed, keyedOnce, type Origin } from '../keyed.ts';
import { type QueueStay, queueStay } from './queue-stay.ts';

const epoch = (value: number | null): number | null =>
  value === null || value === 0 ? null : Math.round(value * 1000);
/** JSON and XML CDRs write variables URL-encoded. */
const plain = (value: string | null): string | null => {
  if (value === null || !value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** The same stay told by a CDR replaces what the event stream told of it: the CDR is written last and knows who hung up. */
const FROM_EVENT = 1;
const FROM_CDR = 2;

function stayEvents(stay: QueueStay, version: number, origin: Origin): CanonicalEvent[] {
  return keyed(queueStay(stay), `stay:${stay.session}:${stay.queue}:${stay.joined}`, version, origin);
}

/** A CDR of mod_json_cdr or mod_xml_cdr: channel variables with those of mod_callcenter (`cc_…`). */
export function mapVariables(
  variables: JsonObject,
  caller: string | null,
  alias: (name: string) => string,
  origin: Origin,
): MappedRecord {
  const queue = plain(textAt(variables, 'cc_queue'));
  if (textAt(variables, 'cc_side') === 'agent')
    return {
      events: [],
      notices: [
        { field: 'cc_side', code: 'agent_side', reason: 'The agent side of a queue call; the member side tells it' },
      ],
    };
  if (queue === null)
    return { events: [], notices: [{ field: 'cc_queue', code: 'not_queued', reason: 'The call was in no queue' }] };
  const disposition = textAt(variables, 'sip_hangup_disposition');
  const agent = plain(textAt(variables, 'cc_agent'));
  const stay: QueueStay = {
    session: required(textAt(variables, 'uuid'), 'uuid'),
    queue,
    caller: plain(textAt(variables, 'caller_id_number')) ?? caller,
    joined: required(epoch(numberAt(variables, 'cc_queue_joined_epoch')), 'cc_queue_joined_epoch'),
    called: null,
    answered:
      epoch(numberAt(variables, 'cc_queue_answered_epoch')) ??
      (agent === null ? null : epoch(numberAt(variables, 'bridge_epoch'))),
    left:
      epoch(numberAt(variables, 'cc_queue_terminated_epoch')) ??
      epoch(numberAt(variables, 'cc_queue_canceled_epoch')) ??
      epoch(numberAt(variables, 'end_epoch')),
    agent: agent === null ? null : alias(agent),
    cancelReason: textAt(variables, 'cc_cancel_reason'),
    // On the member's channel a BYE received is the caller's.
    closedBy: disposition === 'recv_bye' ? 'customer' : disposition === 'send_bye' ? 'agent' : null,
  };
  return { events: stayEvents(stay, FROM_CDR, origin) };
}

const STATES: Readonly<Record<string, string>> = {
  Available: 'available',
  'Available (On Demand)': 'available',
  'Logged Out': 'offline',
};
/** Agent status as mod_callcenter names it → a state; "On Break" and the like stay pause reasons. */
export const stateOf = (status: string): string => STATES[status] ?? status;

const RING_ENDS: Readonly<Record<string, 'canceled' | 'rejected'>> = {
  ORIGINATOR_CANCEL: 'canceled',
  LOSE_RACE: 'canceled',
  PICKED_OFF: 'canceled',
  CALL_REJECTED: 'rejected',
  USER_BUSY: 'rejected',
};

function mapEvent(event: JsonObject, alias: (name: string) => string, origin: Origin): MappedRecord {
  const action = required(textAt(event, 'CC-Action'), 'CC-Action');
  const micros = numberAt(event, 'Event-Date-Timestamp');
  const now = micros === null ? null : Math.round(micros / 1000);
  const agentName = textAt(event, 'CC-Agent');
  const agent = agentName === null ? null : alias(agentName);
  const session = textAt(event, 'CC-Member-Session-UUID');
  const queue = textAt(event, 'CC-Queue');
  if (action === 'member-queue-end') {
    const stay: QueueStay = {
      session: required(session, 'CC-Member-Session-UUID'),
      queue: required(queue, 'CC-Queue'),
      caller: textAt(event, 'CC-Member-CID-Number'),
      joined: required(epoch(numberAt(event, 'CC-Member-Joined-Time')), 'CC-Member-Joined-Time'),
      called: epoch(numberAt(event, 'CC-Agent-Called-Time')),
      answered: textAt(event, 'CC-Cause') === 'Cancel' ? null : epoch(numberAt(event, 'CC-Agent-Answered-Time')),
      left: epoch(numberAt(event, 'CC-Member-Leaving-Time')),
      agent,
      cancelReason: textAt(event, 'CC-Cancel-Reason'),
      closedBy: null,
    };
    return { events: stayEvents(stay, FROM_EVENT, origin) };
  }
  if (action === 'agent-status-change') {
    const at = required(now, 'Event-Date-Timestamp');
    const name = required(agent, 'CC-Agent');
    const status = required(textAt(event, 'CC-Agent-Status'), 'CC-Agent-Status');
    return {
      events: keyedOnce(
        [draft('state_changed', at, name, { state: stateOf(status) })],
        `status:${name}:${at}:${status}`,
        origin,
      ),
    };
  }
  if (action === 'bridge-agent-fail') {
    const called = required(epoch(numberAt(event, 'CC-Agent-Called-Time')), 'CC-Agent-Called-Time');
    const ended = epoch(numberAt(event, 'CC-Agent-Aborted-Time')) ?? required(now, 'Event-Date-Timestamp');
    const subject = required(session, 'CC-Member-Session-UUID');
    const where = { agent: required(agent, 'CC-Agent'), ...(queue !== null && { queue }) };
    const how = RING_ENDS[textAt(event, 'CC-Hangup-Cause') ?? ''] ?? 'no_answer';
    const drafts = [
      draft('agent_rung', called, subject, where),
      draft('ring_ended', ended, subject, present({ ...where, how, ring: Math.max(0, ended - called) })),
    ];
    return { events: keyedOnce(drafts, `ring:${subject}:${where.agent}:${called}`, origin) };
  }
  // Starts and counts are told again, complete, by the end of the stay.
  return { events: [] };
}

/** A JSON CDR or a callcenter event. */
export const mapFreeswitch: MapRecord = (value, options, origin) => {
  const record = asObject(value);
  const alias = (name: string): string => options.aliases.get(name) ?? name;
  const variables = objectAt(record, 'variables');
  if (variables) {
    const flow = (record?.['callflow'] as readonly unknown[] | undefined)?.[0] ?? record?.['callflow'];
    return mapVariables(
      variables,
      textAt(objectAt(asObject(flow), 'caller_profile'), 'caller_id_number'),
      alias,
      origin,
    );
  }
  if (record && textAt(record, 'CC-Action') !== null) return mapEvent(record, alias, origin);
  throw new RecordFault(
    '',
    'unknown_record',
    'The object is neither a CDR with variables nor a callcenter event',
    'Give mod_json_cdr files or events of mod_callcenter.',
  );
};
