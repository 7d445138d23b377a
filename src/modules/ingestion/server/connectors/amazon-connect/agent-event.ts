import type { EventData } from '../../../contract/event.ts';
import { draft, type Draft, present } from '../draft.ts';
import { asObject, instantAt, type JsonObject, listAt, numberAt, objectAt, required, textAt } from '../json-fields.ts';
import { tail } from './contact-record.ts';
import { channelOf } from './words.ts';

/** A happening with the name that keeps it unique: the stream tells some of them twice. */
export type Happening = { readonly name: string; readonly draft: Draft };

const CONNECTED: ReadonlySet<string> = new Set(['CONNECTED', 'CONNECTED_ONHOLD']);

/**
 * One event of the agent event stream → agent states, and the end of after-contact work (a contact that was ENDED and is
 * gone from the snapshot: the guide's way of measuring it). `withContacts` also takes rings, connections, holds and ends
 * from the snapshots; use it only where no contact records are imported, or each leg would count twice.
 */
export function agentEvent(event: JsonObject, withContacts: boolean, alias: (name: string) => string): Happening[] {
  const at = required(instantAt(event, 'EventTimestamp'), 'EventTimestamp');
  const kind = required(textAt(event, 'EventType'), 'EventType');
  const current = objectAt(event, 'CurrentAgentSnapshot');
  const previous = objectAt(event, 'PreviousAgentSnapshot');
  const agent = alias(agentName(event, current ?? previous));
  const happenings: Happening[] = [];
  const tell = (name: string, one: Draft): void =>
    void happenings.push({ name: `${name}:${agent}:${one.at}`, draft: one });

  if (kind === 'LOGIN')
    tell('login', draft('signed_in', at, agent, present<EventData<'signed_in'>>({ cap: capOf(current) })));
  if (kind === 'LOGOUT') tell('logout', draft('signed_out', at, agent, {}));
  if (kind === 'HEART_BEAT') tell('heartbeat', draft('heartbeat', at, agent, {}));
  const status = objectAt(current, 'AgentStatus');
  const state = textAt(status, 'Name');
  const since = instantAt(status, 'StartTimestamp');
  // The same state is told by every event while it lasts: its start makes it one.
  if (state !== null && since !== null)
    tell(`state:${state}`, draft('state_changed', since, agent, { state: stateOf(state) }));
  contactsOf(previous).forEach((was, id) => endOfWork(was, contactsOf(current).get(id) ?? null, at, agent, tell));
  if (withContacts)
    contactsOf(current).forEach((now, id) => contactStep(contactsOf(previous).get(id) ?? null, now, agent, tell));
  return happenings;
}

type Tell = (name: string, one: Draft) => void;

const stateOf = (name: string): string => (name === 'Available' ? 'available' : name === 'Offline' ? 'offline' : name);

function agentName(event: JsonObject, snapshot: JsonObject | null): string {
  const username = textAt(objectAt(snapshot, 'Configuration'), 'Username');
  return username !== null && !/^\(.*\)$/.test(username)
    ? username
    : required(tail(textAt(event, 'AgentARN')), 'AgentARN');
}

function capOf(snapshot: JsonObject | null): number | null {
  const slots = listAt(objectAt(objectAt(snapshot, 'Configuration'), 'RoutingProfile'), 'Concurrency').map(
    (one) => numberAt(asObject(one), 'MaximumSlots') ?? 0,
  );
  return slots.length === 0 ? null : Math.max(...slots);
}

function contactsOf(snapshot: JsonObject | null): Map<string, JsonObject> {
  const contacts = new Map<string, JsonObject>();
  for (const one of listAt(snapshot, 'Contacts')) {
    const contact = asObject(one);
    const id = textAt(contact, 'ContactId');
    if (contact && id !== null) contacts.set(id, contact);
  }
  return contacts;
}

const subjectOf = (contact: JsonObject): string =>
  textAt(contact, 'InitialContactId') ?? required(textAt(contact, 'ContactId'), 'ContactId');

function endOfWork(was: JsonObject, now: JsonObject | null, at: number, agent: string, tell: Tell): void {
  if (textAt(was, 'State') !== 'ENDED' || now !== null) return;
  const since = required(instantAt(was, 'StateStartTimestamp'), 'StateStartTimestamp');
  tell(
    `acw:${textAt(was, 'ContactId')}`,
    draft('acw_ended', at, subjectOf(was), { agent, acw: Math.max(0, at - since) }),
  );
}

function contactStep(was: JsonObject | null, now: JsonObject, agent: string, tell: Tell): void {
  const state = textAt(now, 'State') ?? '';
  const from = textAt(was, 'State');
  if (state === from) return;
  const at = required(instantAt(now, 'StateStartTimestamp'), 'StateStartTimestamp');
  const subject = subjectOf(now);
  const id = textAt(now, 'ContactId');
  const queue = textAt(objectAt(now, 'Queue'), 'Name') ?? undefined;
  const enqueued = instantAt(now, 'QueueTimestamp');
  const connected = instantAt(now, 'ConnectedToAgentTimestamp');
  if (connected !== null) {
    const direction = textAt(now, 'InitiationMethod') === 'OUTBOUND' ? 'outbound' : 'inbound';
    tell(
      `contact:${id}`,
      draft(
        'contact_described',
        enqueued ?? connected,
        subject,
        present<EventData<'contact_described'>>({ channel: channelOf(textAt(now, 'Channel')), direction }),
      ),
    );
    if (queue !== undefined && enqueued !== null)
      tell(`queue:${id}`, draft('queue_entered', enqueued, subject, { queue }));
    const wait = enqueued === null ? null : connected - enqueued;
    tell(
      `connect:${id}`,
      draft('agent_connected', connected, subject, present<EventData<'agent_connected'>>({ agent, queue, wait })),
    );
  }
  if (state === 'CONNECTED_ONHOLD') tell(`hold:${id}`, draft('hold_started', at, subject, { agent }));
  if (state === 'CONNECTED' && from === 'CONNECTED_ONHOLD')
    tell(`unhold:${id}`, draft('hold_ended', at, subject, { agent }));
  if (state === 'ENDED' && (from === null || CONNECTED.has(from))) {
    tell(`end:${id}`, draft('agent_left', at, subject, { agent, ...(queue !== undefined && { queue }) }));
    tell(`closed:${id}`, draft('contact_ended', at, subject, {}));
  }
  if (state === 'MISSED')
    tell(
      `missed:${id}`,
      draft('ring_ended', at, subject, present<EventData<'ring_ended'>>({ agent, queue, how: 'no_answer' })),
    );
}
