import type { Columns } from '#src/analytics/columns.ts';
import { ColumnMemory } from './column-memory.ts';
import { endIdleLegs, settleLegs } from './agent-leg.ts';
import { AgentLegRows } from './agent-leg-rows.ts';
import { nextInInstant, needsState, sortCausally } from './causal-order.ts';
import { ContactRows } from './contact-rows.ts';
import { ContactRoutes } from './contact-routes.ts';
import { ContactState } from './contact-state.ts';
import { applyContactEvent } from './contact-walk.ts';
import type { DerivationContext, DerivationNote, NoteCode } from './context.ts';
import { ConversationRows } from './conversation-rows.ts';
import type { EventBatch } from './event-batch.ts';
import { KIND, KINDS, SUBJECT, SUBJECT_OF_KIND } from './event-kind.ts';
import { PlainContacts, STAGE } from './plain-contacts.ts';
import { settleEntries } from './queue-entry.ts';
import { QueueEntryRows } from './queue-entry-rows.ts';
import { Stamper } from './stamper.ts';
import { groupBySubject } from './subject-groups.ts';

/** Facts of contacts, by entity, as columns ready to be appended. */
export type ContactFacts = {
  readonly contact: Columns;
  readonly queue_entry: Columns;
  readonly agent_leg: Columns;
  readonly ring_attempt: Columns;
  readonly turn: Columns;
  readonly message: Columns;
  readonly survey: Columns;
  readonly notes: readonly DerivationNote[];
};

/**
 * Contacts that are not over yet: no rows for them now, their events go to `deferred`. Events of the batch from `carriedFrom`
 * on were carried over from an earlier portion, and so come before the others. Contacts (by number) that `skips` names are left
 * out altogether.
 */
export type Deferral = {
  readonly touchedSince: number;
  readonly deferred: number[];
  readonly carriedFrom: number;
  readonly skips?: (contact: number) => boolean;
};

/**
 * Derives every contact of a batch (kpi-catalogue §1 and §7). `batch` must hold all events of these contacts, in any order,
 * duplicates and all, and stay as it is until the columns have been looked at (texts are made then); a contact's rows replace every earlier row with the same `contact_id`, in all seven entities.
 * The columns lie in `memory` where it is given, and are gone when that is taken back.
 */
export function deriveContacts(
  batch: EventBatch,
  context: DerivationContext,
  defer?: Deferral,
  memory = new ColumnMemory(),
): ContactFacts {
  const plain = new PlainContacts(batch, memory);
  const { stage } = plain;
  const carriedFrom = defer?.carriedFrom ?? batch.length;
  plain.take(carriedFrom, batch.length);
  plain.take(0, carriedFrom);
  const touchedSince = defer?.touchedSince ?? Number.POSITIVE_INFINITY;
  /** Contacts whose events are looked at one by one; what is plain and still open needs it only if it cannot wait. */
  const isGeneral = (s: number) => {
    const at = stage[s] as number;
    return at === STAGE.general || at === STAGE.asked || (!defer && at < STAGE.left);
  };
  const groups = groupBySubject(batch, SUBJECT.contact, isGeneral);
  const { starts, order } = groups;
  const isDeferred = new Uint8Array(stage.length);
  const count = stage.length;
  const ids = batch.subjects[SUBJECT.contact] as EventBatch['subjects'][number];
  const kinds = countKinds(batch);
  const of = (...names: (keyof typeof KIND)[]) =>
    names.reduce((total, name) => total + (kinds[KIND[name]] as number), 0);
  const stamper = new Stamper(context.stamp, batch.names);
  const { names } = batch;
  const routes = new ContactRoutes(batch, context, count, memory);
  const contacts = new ContactRows(count, routes, names, stamper, context, memory);
  const entries = new QueueEntryRows(
    of('queue_entered'),
    of('ring_ended', 'agent_connected'),
    routes,
    names,
    stamper,
    memory,
  );
  const legs = new AgentLegRows(of('agent_connected'), routes, names, stamper, memory);
  const conversations = new ConversationRows(
    of('message_sent'),
    of('survey_answered'),
    routes,
    batch,
    stamper,
    context,
  );
  const state = new ContactState();
  const notes: DerivationNote[] = [];
  const note = (code: NoteCode, event: number): void => {
    const line = event < 0 ? 0 : (batch.line[event] as number);
    notes.push({
      subject: context.idPrefix + ids.text(state.subject),
      at: event < 0 ? state.lastTouch : (batch.at[event] as number),
      line: line || null,
      code,
    });
  };
  for (let s = 0, g = 0; s < count; s++) {
    if (stage[s] === STAGE.unseen) continue;
    const isPlain = groups.subjects[g] !== s || g === groups.count;
    if (defer?.skips?.(s)) {
      if (!isPlain) g++;
      continue;
    }
    if (isPlain) {
      if ((stage[s] as number) < STAGE.left || (plain.lastTouch[s] as number) >= touchedSince) {
        isDeferred[s] = 1;
        continue;
      }
      const contact = routes.addPlain(s, plain.enteredBy[s] as number);
      contacts.writePlain(plain, s, contact);
      entries.writePlain(plain, s, contact);
      if (stage[s] === STAGE.ended) legs.writePlain(plain, s, contact);
      continue;
    }
    const start = starts[g] as number;
    const end = sortCausally(batch, order, start, starts[++g] as number);
    state.reset(s, batch.at[order[start] as number] as number);
    walk(batch, order, start, end, state, note);
    if (defer && (state.lastTouch >= touchedSince || isOpen(state))) {
      isDeferred[s] = 1;
      continue;
    }
    settleEntries(state, context.restarts, note);
    settleLegs(state, context.restarts, note);
    if (state.talk.isTouched) endIdleLegs(state);
    const contact = routes.add(state);
    contacts.write(state, contact);
    entries.write(state, contact);
    legs.write(state, contact);
    if (state.talk.isTouched || state.surveyEvents.length > 0) conversations.write(state, contact);
  }
  if (defer) deferEvents(batch, isDeferred, defer);
  const origin = { source: context.source, batch: context.batch };
  return {
    contact: contacts.table.finish(origin),
    queue_entry: entries.entries.finish(origin),
    agent_leg: legs.table.finish(origin),
    ring_attempt: entries.rings.finish(origin),
    turn: conversations.turns.finish(origin),
    message: conversations.messages.finish(origin),
    survey: conversations.surveys.finish(origin),
    notes,
  };
}

/** Events of the deferred contacts, in order of arrival. */
function deferEvents(batch: EventBatch, isDeferred: Uint8Array, { carriedFrom, deferred }: Deferral): void {
  const collect = (from: number, until: number) => {
    for (let i = from; i < until; i++)
      if (SUBJECT_OF_KIND[batch.kind[i] as number] === SUBJECT.contact && isDeferred[batch.subject[i] as number] === 1)
        deferred.push(i);
  };
  collect(carriedFrom, batch.length);
  collect(0, carriedFrom);
}

/** Somebody waits or talks still. */
function isOpen(state: ContactState): boolean {
  for (let e = 0; e < state.entryCount; e++) if (state.entries[e]?.outcome === 'waiting') return true;
  for (let l = 0; l < state.legCount; l++) if (state.legs[l]?.endKind === null) return true;
  return false;
}

function countKinds(batch: EventBatch): Int32Array {
  const counts = new Int32Array(KINDS.length);
  for (let i = 0; i < batch.length; i++) (counts[batch.kind[i] as number] as number)++;
  return counts;
}

type Walk = Parameters<typeof applyContactEvent>;

function walk(
  batch: EventBatch,
  order: Int32Array,
  start: number,
  end: number,
  state: ContactState,
  note: Walk[3],
): void {
  let i = start;
  while (i < end) {
    const at = batch.at[order[i] as number];
    let j = i + 1;
    while (j < end && batch.at[order[j] as number] === at) j++;
    if (j - i > 1 && needsState(batch, order, i, j)) {
      for (; i < j; i++) {
        const next = nextInInstant(batch, order, i, j, state);
        const event = order[next] as number;
        // Keeps the rest in sorted order, on which equal ranks depend.
        order.copyWithin(i + 1, i, next);
        order[i] = event;
        applyContactEvent(batch, event, state, note);
      }
    } else for (; i < j; i++) applyContactEvent(batch, order[i] as number, state, note);
  }
}
