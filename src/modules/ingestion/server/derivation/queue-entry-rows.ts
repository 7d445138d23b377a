import { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import { ringAttempt } from '#src/catalogue/entities/ring-attempt.ts';
import type { ColumnMemory } from './column-memory.ts';
import type { ContactState, EntryState, RingState } from './contact-state.ts';
import type { Dictionary } from './dictionary.ts';
import { FactTable } from './fact-table.ts';
import type { ContactRoutes } from './contact-routes.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { PlainContacts } from './plain-contacts.ts';
import { ANSWERED } from './plain-rings.ts';
import type { PlainRows } from './plain-rows.ts';
import { RowStamps } from './row-stamps.ts';
import type { Stamper } from './stamper.ts';

/** Id of the nth queue entry of a contact, from 0. */
export const entryId = (contact: string, n: number): string => `${contact}#q${n + 1}`;

/** Writes queue entries and rings of contacts. */
export class QueueEntryRows {
  readonly entries: FactTable<typeof queueEntry>;
  readonly rings: FactTable<typeof ringAttempt>;
  private readonly entry;
  private readonly ring;

  constructor(
    expectedEntries: number,
    expectedRings: number,
    routes: ContactRoutes,
    names: Dictionary,
    stamper: Stamper,
    memory: ColumnMemory,
  ) {
    const entries = new FactTable(queueEntry, expectedEntries, memory);
    const rings = new FactTable(ringAttempt, expectedRings, memory);
    this.entries = entries;
    this.rings = rings;
    this.entry = {
      stamps: new RowStamps(entries, routes, names, stamper),
      seq: entries.number('seq'),
      enqueuedAt: entries.number('enqueued_at'),
      answeredAt: entries.number('answered_at'),
      leftAt: entries.number('left_at'),
      wait: entries.number('wait'),
      waitFromIvr: entries.number('wait_from_ivr'),
      outcome: entries.word('outcome'),
      flowKind: entries.word('flow_kind'),
      ringNoAnswers: entries.number('ring_no_answers', 0),
      isCallback: entries.flag('is_callback'),
    };
    this.ring = {
      stamps: new RowStamps(rings, routes, names, stamper),
      seq: new GrowingNumbers(expectedRings, memory),
      entry: new GrowingNumbers(expectedRings, memory),
      endedAt: rings.number('ended_at'),
      ring: rings.number('ring'),
      result: rings.word('result'),
    };
    const { entry, ring } = this;
    const contactOf = (of: { stamps: RowStamps }, row: number) => routes.id(of.stamps.contact.at(row));
    entries.reckoned('entry_id', (row) => entryId(contactOf(entry, row), (entry.seq.cells?.[row] ?? 1) - 1));
    rings.reckoned('attempt_id', (row) => `${contactOf(ring, row)}#r${ring.seq.at(row)}`);
    rings.reckoned('entry_id', (row) =>
      ring.entry.at(row) < 0 ? null : entryId(contactOf(ring, row), ring.entry.at(row)),
    );
  }

  write(state: ContactState, contact: number): void {
    for (let e = 0; e < state.entryCount; e++) {
      const entry = state.entries[e] as EntryState;
      if (entry.outcome !== 'merged') this.writeEntry(state, entry, e, contact);
    }
    for (let r = 0; r < state.ringCount; r++) this.writeRing(state, state.rings[r] as RingState, r, contact);
  }

  /** The one entry of each plain contact, and its rings. */
  writePlain(of: PlainContacts, { entriesLeft: left, entriesEnded: ended, rings }: PlainRows): void {
    const to = this.entry;
    const word = (how: number) => of.batch.words.text(how);
    for (const list of [left, ended]) {
      to.stamps.fill(list, of.contact, of.enteredAt, of.queue, of.agent);
      to.seq.fillWith(list, 1);
      to.enqueuedAt.fill(list, of.enteredAt);
      to.wait.fill(list, of.wait);
      to.waitFromIvr.fill(list, of.wait);
      to.ringNoAnswers.fill(list, of.missed);
    }
    to.leftAt.fill(left, of.lastTouch);
    to.outcome.fill(left, of.how, (how) => (word(how) === 'abandoned' ? 'abandoned' : 'flow_out'));
    to.flowKind.fill(left, of.how, (how) => (word(how) === 'abandoned' ? null : word(how)));
    to.answeredAt.fill(ended, of.connectedAt);
    to.leftAt.fill(ended, of.connectedAt);
    to.outcome.fillWith(ended, 'answered');
    const ring = this.ring;
    ring.stamps.fill(rings.list, rings.contact, rings.endedAt, rings.queue, rings.agent);
    ring.seq.fill(rings.list, rings.seq);
    ring.entry.fillWith(rings.list, 0);
    ring.endedAt.fill(rings.list, rings.endedAt);
    ring.ring.fill(rings.list, rings.ring);
    ring.result.fill(rings.list, rings.result, (result) => (result === ANSWERED ? 'answered' : word(result)));
  }

  private writeEntry(state: ContactState, entry: EntryState, n: number, contact: number): void {
    const to = this.entry;
    const row = this.entries.length++;
    to.stamps.write(row, contact, entry.enqueuedAt, entry.queue, entry.agent);
    to.seq.set(row, n + 1);
    to.enqueuedAt.set(row, entry.enqueuedAt);
    to.answeredAt.set(row, entry.answeredAt);
    to.leftAt.set(row, entry.leftAt);
    to.wait.set(row, entry.wait);
    const isFirst = !entry.afterLeg && !Number.isNaN(state.ivrEnteredAt);
    to.waitFromIvr.set(row, isFirst ? entry.wait + Math.max(0, entry.enqueuedAt - state.ivrEnteredAt) : entry.wait);
    to.outcome.set(row, entry.outcome);
    if (entry.flowKind !== null) to.flowKind.set(row, entry.flowKind);
    to.ringNoAnswers.set(row, entry.ringNoAnswers);
    if (entry.isCallback) to.isCallback.set(row, true);
  }

  private writeRing(state: ContactState, ring: RingState, n: number, contact: number): void {
    const to = this.ring;
    const row = this.rings.length++;
    to.stamps.write(row, contact, ring.endedAt, ring.queue, ring.agent);
    to.seq.set(row, n + 1);
    to.entry.set(row, ring.entry < 0 ? -1 : mergedInto(state, ring.entry));
    to.endedAt.set(row, ring.endedAt);
    to.ring.set(row, ring.ring);
    to.result.set(row, ring.result);
  }
}

/** The entry whose row stands for this one: a merged entry lives on in another. */
export function mergedInto(state: ContactState, entry: number): number {
  let e = entry;
  for (let into = state.entries[e]?.mergedInto ?? -1; into >= 0; into = state.entries[e]?.mergedInto ?? -1) e = into;
  return e;
}
