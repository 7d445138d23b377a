import { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import { ringAttempt } from '#src/catalogue/entities/ring-attempt.ts';
import type { ContactState, EntryState, RingState } from './contact-state.ts';
import type { Dictionary } from './dictionary.ts';
import { FactTable } from './fact-table.ts';
import { type Route, RowStamps } from './row-stamps.ts';
import type { Stamper } from './stamper.ts';

/** Id of the nth queue entry of a contact, from 0. */
export const entryId = (contact: string, n: number): string => `${contact}#q${n + 1}`;

/** Writes queue entries and rings of contacts. */
export class QueueEntryRows {
  readonly entries: FactTable<typeof queueEntry>;
  readonly rings: FactTable<typeof ringAttempt>;
  private readonly stamper: Stamper;
  private readonly entry;
  private readonly ring;

  constructor(entryCapacity: number, ringCapacity: number, names: Dictionary, stamper: Stamper) {
    this.stamper = stamper;
    const entries = new FactTable(queueEntry, entryCapacity);
    const rings = new FactTable(ringAttempt, ringCapacity);
    this.entries = entries;
    this.rings = rings;
    this.entry = {
      stamps: new RowStamps(entries, names),
      id: entries.text('entry_id'),
      contact: entries.text('contact_id'),
      seq: entries.number('seq'),
      enqueuedAt: entries.number('enqueued_at'),
      answeredAt: entries.number('answered_at'),
      leftAt: entries.number('left_at'),
      wait: entries.number('wait'),
      waitFromIvr: entries.number('wait_from_ivr'),
      outcome: entries.text('outcome'),
      flowKind: entries.text('flow_kind'),
      ringNoAnswers: entries.number('ring_no_answers'),
      isCallback: entries.flag('is_callback'),
    };
    this.ring = {
      stamps: new RowStamps(rings, names),
      id: rings.text('attempt_id'),
      contact: rings.text('contact_id'),
      entry: rings.text('entry_id'),
      endedAt: rings.number('ended_at'),
      ring: rings.number('ring'),
      result: rings.text('result'),
    };
  }

  write(state: ContactState, route: Route): void {
    for (let e = 0; e < state.entryCount; e++) {
      const entry = state.entries[e] as EntryState;
      if (entry.outcome !== 'merged') this.writeEntry(state, entry, e, route);
    }
    for (let r = 0; r < state.ringCount; r++) this.writeRing(state, state.rings[r] as RingState, r, route);
  }

  private writeEntry(state: ContactState, entry: EntryState, n: number, route: Route): void {
    const to = this.entry;
    const row = this.entries.length++;
    to.stamps.write(row, route, this.stamper.at(entry.enqueuedAt, entry.queue, entry.agent), entry.queue, entry.agent);
    to.id[row] = entryId(state.id, n);
    to.contact[row] = state.id;
    to.seq[row] = n + 1;
    to.enqueuedAt[row] = entry.enqueuedAt;
    to.answeredAt[row] = entry.answeredAt;
    to.leftAt[row] = entry.leftAt;
    to.wait[row] = entry.wait;
    const isFirst = !entry.afterLeg && !Number.isNaN(state.ivrEnteredAt);
    to.waitFromIvr[row] = isFirst ? entry.wait + Math.max(0, entry.enqueuedAt - state.ivrEnteredAt) : entry.wait;
    to.outcome[row] = entry.outcome;
    if (entry.flowKind !== null) to.flowKind[row] = entry.flowKind;
    to.ringNoAnswers[row] = entry.ringNoAnswers;
    if (entry.isCallback) to.isCallback[row] = true;
  }

  private writeRing(state: ContactState, ring: RingState, n: number, route: Route): void {
    const to = this.ring;
    const row = this.rings.length++;
    to.stamps.write(row, route, this.stamper.at(ring.endedAt, ring.queue, ring.agent), ring.queue, ring.agent);
    to.id[row] = `${state.id}#r${n + 1}`;
    to.contact[row] = state.id;
    if (ring.entry >= 0) to.entry[row] = entryId(state.id, mergedInto(state, ring.entry));
    to.endedAt[row] = ring.endedAt;
    to.ring[row] = ring.ring;
    to.result[row] = ring.result;
  }
}

/** A merged entry lives on in the next one of its queue. */
export function mergedInto(state: ContactState, entry: number): number {
  const queue = state.entries[entry]?.queue;
  let e = entry;
  while (state.entries[e]?.outcome === 'merged' && e + 1 < state.entryCount) {
    do e++;
    while (e + 1 < state.entryCount && state.entries[e]?.queue !== queue);
  }
  return e;
}
