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
import { KIND, KINDS, SUBJECT } from './event-kind.ts';
import { PlainContacts, STAGE } from './plain-contacts.ts';
import { PlainRows } from './plain-rows.ts';
import { settleEntries } from './queue-entry.ts';
import { QueueEntryRows } from './queue-entry-rows.ts';
import { Stamper } from './stamper.ts';
import { groupBySubject, type SubjectGroups } from './subject-groups.ts';
import type { SubjectIds } from './subject-ids.ts';

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

/** Who of a batch gets no rows now. */
export type Deferral = {
  /** Contacts touched since then, and those where somebody waits or talks still, are not over. */
  readonly touchedSince: number;
  /** Events of the batch from here on were carried over from an earlier portion, and so come before the others. */
  readonly carriedFrom: number;
  /** Contacts (by number) to leave out altogether. */
  readonly skips?: ((contact: number) => boolean) | undefined;
  /** Is told, by contact number, 1 for those that are not over and have no rows yet. */
  readonly onDeferred: (isDeferred: Uint8Array) => void;
};

/**
 * Derives every contact of a batch (kpi-catalogue §1 and §7). `batch` must hold all events of these contacts, in any order,
 * duplicates and all, and stay as it is until the columns have been looked at (texts are made then); a contact's rows replace
 * every earlier row with the same `contact_id`, in all seven entities. The columns lie in `memory` where it is given, and are
 * gone when that is taken back.
 */
export function deriveContacts(
  batch: EventBatch,
  context: DerivationContext,
  defer?: Deferral,
  memory = new ColumnMemory(),
): ContactFacts {
  return new ContactPass(batch, context, defer ?? null, memory).run();
}

/** Contacts looked at in one go: short enough that the compiler sees the loop often, and makes the best of it. */
const BLOCK = 512;

/** One derivation of a batch. */
class ContactPass {
  private readonly batch: EventBatch;
  private readonly context: DerivationContext;
  private readonly defer: Deferral | null;
  private readonly touchedSince: number;
  private readonly plain: PlainContacts;
  private readonly rows: PlainRows;
  private readonly groups: SubjectGroups;
  /** The next group. */
  private group = 0;
  private readonly isDeferred: Uint8Array;
  private readonly routes: ContactRoutes;
  private readonly contacts: ContactRows;
  private readonly entries: QueueEntryRows;
  private readonly legs: AgentLegRows;
  private readonly conversations: ConversationRows;
  private readonly state = new ContactState();
  private readonly notes: DerivationNote[] = [];

  constructor(batch: EventBatch, context: DerivationContext, defer: Deferral | null, memory: ColumnMemory) {
    this.batch = batch;
    this.context = context;
    this.defer = defer;
    this.touchedSince = defer?.touchedSince ?? Number.POSITIVE_INFINITY;
    const carriedFrom = defer?.carriedFrom ?? batch.length;
    const plain = new PlainContacts(batch, memory);
    plain.take(carriedFrom, batch.length);
    plain.take(0, carriedFrom);
    this.plain = plain;
    this.groups = groupBySubject(batch, SUBJECT.contact, plain.general(defer === null));
    const count = plain.stage.length;
    this.isDeferred = new Uint8Array(count);
    const kinds = countKinds(batch);
    const of = (...names: (keyof typeof KIND)[]) =>
      names.reduce((total, name) => total + (kinds[KIND[name]] as number), 0);
    const { names } = batch;
    const stamper = new Stamper(context.stamp, names);
    const rings = of('ring_ended', 'agent_connected');
    this.rows = new PlainRows(count, rings, memory);
    this.routes = new ContactRoutes(batch, context, count, memory);
    const { routes } = this;
    this.contacts = new ContactRows(count, routes, names, stamper, context, memory);
    this.entries = new QueueEntryRows(of('queue_entered'), rings, routes, names, stamper, memory);
    this.legs = new AgentLegRows(of('agent_connected'), routes, names, stamper, memory);
    this.conversations = new ConversationRows(
      of('message_sent'),
      of('survey_answered'),
      routes,
      batch,
      stamper,
      context,
    );
  }

  run(): ContactFacts {
    const count = this.plain.stage.length;
    for (let s = 0; s < count; s += BLOCK) this.someContacts(s, Math.min(count, s + BLOCK));
    this.fillPlain();
    this.defer?.onDeferred(this.isDeferred);
    const origin = { source: this.context.source, batch: this.context.batch };
    const { contacts, entries, legs, conversations, notes } = this;
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

  private someContacts(from: number, until: number): void {
    const { plain, groups, rows, isDeferred, touchedSince } = this;
    const { stage, lastTouch } = plain;
    const tables = {
      contacts: this.contacts.table,
      entries: this.entries.entries,
      legs: this.legs.table,
      rings: this.entries.rings,
    };
    for (let s = from; s < until; s++) {
      if (stage[s] === STAGE.unseen) continue;
      const isPlain = this.group === groups.count || groups.subjects[this.group] !== s;
      if (this.defer?.skips?.(s)) {
        if (!isPlain) this.group++;
      } else if (!isPlain) this.general(s, this.group++);
      else if ((stage[s] as number) < STAGE.left || (lastTouch[s] as number) >= touchedSince) isDeferred[s] = 1;
      else rows.add(plain, s, this.routes.addPlain(), tables);
    }
  }

  /** The columns of the tables, one by one, for all plain contacts. */
  private fillPlain(): void {
    const { plain, rows, routes } = this;
    for (const list of [rows.contactsLeft, rows.contactsEnded]) routes.fillPlain(list, plain.enteredBy);
    this.contacts.writePlain(plain, rows);
    this.entries.writePlain(plain, rows);
    this.legs.writePlain(plain, rows);
  }

  /** A contact whose events are looked at one by one. */
  private general(s: number, group: number): void {
    const { batch, context, state, defer } = this;
    const { starts, order } = this.groups;
    const note = (code: NoteCode, event: number): void => this.note(code, event);
    const start = starts[group] as number;
    const end = sortCausally(batch, order, start, starts[group + 1] as number);
    state.reset(s, batch.at[order[start] as number] as number);
    walk(batch, order, start, end, state, note);
    if (defer && (state.lastTouch >= this.touchedSince || isOpen(state))) {
      this.isDeferred[s] = 1;
      return;
    }
    settleEntries(state, context.restarts, note);
    settleLegs(state, context.restarts, note);
    if (state.talk.isTouched) endIdleLegs(state);
    const contact = this.routes.add(state);
    this.contacts.write(state, contact);
    this.entries.write(state, contact);
    this.legs.write(state, contact);
    if (state.talk.isTouched || state.surveyEvents.length > 0) this.conversations.write(state, contact);
  }

  private note(code: NoteCode, event: number): void {
    const { batch, state, context } = this;
    const ids = batch.subjects[SUBJECT.contact] as SubjectIds;
    const line = event < 0 ? 0 : (batch.line[event] as number);
    this.notes.push({
      subject: context.idPrefix + ids.text(state.subject),
      at: event < 0 ? state.lastTouch : (batch.at[event] as number),
      line: line || null,
      code,
    });
  }
}

/** Somebody waits or talks still. */
function isOpen(state: ContactState): boolean {
  for (let e = 0; e < state.entryCount; e++) if (state.entries[e]?.outcome === 'waiting') return true;
  for (let l = 0; l < state.legCount; l++) if (state.legs[l]?.endKind === null) return true;
  return false;
}

function countKinds(batch: EventBatch): Int32Array {
  const counts = new Int32Array(KINDS.length);
  const { kind, length } = batch;
  for (let i = 0; i < length; i++) (counts[kind[i] as number] as number)++;
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
