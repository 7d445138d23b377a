import type { RecordEdition } from '../../contract/event.ts';
import { currentEvents } from '../../contract/current-events.ts';
import { openLeg } from './agent-leg.ts';
import type { ContactState } from './contact-state.ts';
import type { EventBatch } from './event-batch.ts';
import { KIND } from './event-kind.ts';
import { waitingEntry } from './queue-entry.ts';
import { RANK } from './rank.ts';

/** Rank in half steps: customer messages before answers, transfers before other ends, so that a double end is the transfer. */
function fineRank(batch: EventBatch, i: number): number {
  const kind = batch.kind[i] as number;
  const rank = (RANK[kind] as number) * 2;
  if (kind === KIND.agent_left) return isTransfer(batch, i) ? rank : rank + 1;
  if (kind === KIND.message_sent) return batch.wordText(i) === 'customer' ? rank : rank + 1;
  return rank;
}

function isTransfer(batch: EventBatch, i: number): boolean {
  const how = batch.wordText(i);
  return how === 'blind_transfer' || how === 'attended_transfer';
}

/** Order of two events of one subject: instant, causal rank, content. Never where they stood in a file. */
export function compareEvents(batch: EventBatch, a: number, b: number): number {
  return (
    (batch.at[a] as number) - (batch.at[b] as number) ||
    fineRank(batch, a) - fineRank(batch, b) ||
    (batch.keyHi[a] as number) - (batch.keyHi[b] as number) ||
    (batch.keyLo[a] as number) - (batch.keyLo[b] as number) ||
    (batch.kind[a] as number) - (batch.kind[b] as number)
  );
}

const isSame = (batch: EventBatch, a: number, b: number): boolean =>
  batch.at[a] === batch.at[b] &&
  batch.keyLo[a] === batch.keyLo[b] &&
  batch.keyHi[a] === batch.keyHi[b] &&
  batch.kind[a] === batch.kind[b];

/**
 * Sorts the events `order[start, end)` of one subject causally in place, drops exact duplicates and superseded editions of
 * records, and returns the new end.
 */
export function sortCausally(batch: EventBatch, order: Int32Array, start: number, end: number): number {
  const stop = batch.records.size > 0 ? withoutOldEditions(batch, order, start, end) : end;
  if (stop - start > 48) order.subarray(start, stop).sort((a, b) => compareEvents(batch, a, b));
  else insertionSort(batch, order, start, stop);
  let to = start;
  for (let i = start; i < stop; i++) {
    const event = order[i] as number;
    if (to > start && isSame(batch, event, order[to - 1] as number)) continue;
    order[to++] = event;
  }
  return to;
}

function insertionSort(batch: EventBatch, order: Int32Array, start: number, end: number): void {
  const { at } = batch;
  for (let i = start + 1; i < end; i++) {
    const event = order[i] as number;
    const time = at[event] as number;
    let j = i - 1;
    while (j >= start) {
      const other = order[j] as number;
      const otherTime = at[other] as number;
      if (otherTime < time || (otherTime === time && compareEvents(batch, other, event) <= 0)) break;
      order[j + 1] = other;
      j--;
    }
    order[j + 1] = event;
  }
}

function withoutOldEditions(batch: EventBatch, order: Int32Array, start: number, end: number): number {
  const events: { event: number; record?: RecordEdition }[] = [];
  for (let i = start; i < end; i++) {
    const event = order[i] as number;
    const record = batch.records.get(event);
    events.push(record ? { event, record } : { event });
  }
  let to = start;
  for (const { event } of currentEvents(events)) order[to++] = event;
  return to;
}

/** A second in which one visit ends and the next begins cannot be ranked by kind alone; beyond this many events it is not tried. */
const MOST_IN_AN_INSTANT = 64;

/** Whether the events of one instant, sorted, need a look at what is open: a queue entry beside something that ends. */
export function needsState(batch: EventBatch, order: Int32Array, start: number, end: number): boolean {
  if (end - start > MOST_IN_AN_INSTANT) return false;
  let enters = false;
  let ends = false;
  for (let i = start; i < end; i++) {
    const kind = batch.kind[order[i] as number];
    if (kind === KIND.queue_entered) enters = true;
    else if (kind === KIND.queue_left || kind === KIND.agent_left || kind === KIND.agent_connected) ends = true;
  }
  return enters && ends;
}

/**
 * Position in `order[start, end)` of the event to take next, given what is open now: what something open waits for comes
 * before a new entry, and what nothing open waits for comes after it.
 */
export function nextInInstant(
  batch: EventBatch,
  order: Int32Array,
  start: number,
  end: number,
  state: ContactState,
): number {
  let best = start;
  let bestRank = Number.POSITIVE_INFINITY;
  for (let i = start; i < end; i++) {
    const event = order[i] as number;
    const rank =
      batch.kind[event] === KIND.queue_entered
        ? ENTRY + stay(batch, event, order, start, end)
        : rankNow(batch, event, state);
    if (rank < bestRank) {
      best = i;
      bestRank = rank;
    }
  }
  return best;
}

const ENTRY = 200;
const LATE_ENTRY = 300;
const AFTER_ENTRY = 400;
/** How far clock and stated duration may differ and still speak of the same beginning. */
const TOLERANCE = 2000;

function rankNow(batch: EventBatch, i: number, state: ContactState): number {
  const rank = fineRank(batch, i);
  const at = batch.at[i] as number;
  switch (batch.kind[i]) {
    case KIND.queue_left:
    case KIND.agent_connected:
    case KIND.ring_ended: {
      const wait = batch.wait[i] as number;
      const entry = state.entries[waitingEntry(state, batch.queue[i] as number, at, wait)];
      return entry ? rank + misfit(entry.enqueuedAt + wait - at) : AFTER_ENTRY + rank;
    }
    case KIND.agent_left: {
      const leg = state.legs[openLeg(state, batch.agent[i] as number, batch.queue[i] as number)];
      return leg ? rank + misfit(leg.connectedAt + (batch.talk[i] as number) - at) : AFTER_ENTRY + rank;
    }
    case KIND.acw_ended:
    case KIND.contact_ended:
    case KIND.survey_answered:
    case KIND.noted:
      return 2 * AFTER_ENTRY + rank;
    default:
      return rank;
  }
}

/**
 * Of several queues entered in one instant, first the one left in it (by its own exit, or by a transfer after no talk at all),
 * then the one answered, given up, and still waited in.
 */
function stay(batch: EventBatch, entry: number, order: Int32Array, start: number, end: number): number {
  let rank = 3;
  for (let i = start; i < end; i++) {
    const event = order[i] as number;
    if (batch.queue[event] !== batch.queue[entry]) continue;
    const kind = batch.kind[event];
    if (kind === KIND.queue_left) rank = Math.min(rank, batch.wordText(event) === 'abandoned' ? 2 : 0);
    else if (kind === KIND.agent_connected) rank = Math.min(rank, 1);
    else if (kind === KIND.agent_left && batch.talk[event] === 0 && isTransfer(batch, event)) rank = 0;
  }
  return rank;
}

/** An end whose stated duration began at another moment than what is open waits for the entry it belongs to. */
function misfit(off: number): number {
  if (Number.isNaN(off)) return 0;
  return Math.abs(off) > TOLERANCE ? LATE_ENTRY : Math.abs(off) / (2 * TOLERANCE);
}
