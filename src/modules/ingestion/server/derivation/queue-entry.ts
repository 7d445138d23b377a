import type { ContactState, EntryState } from './contact-state.ts';
import type { NoteCode, Restart } from './context.ts';

/** How far a stated duration and the clock may differ and still speak of the same moment: logs cut to whole seconds. */
const TOLERANCE = 2000;

/** Takes a note about the contact in hand. */
export type Noting = (code: NoteCode, event: number) => void;

/**
 * Index of the entry that waits in a queue (-1 for any queue), or -1. Several wait only where an exit is missing or late;
 * then the stated wait tells which one is meant, and without it the oldest.
 */
export function waitingEntry(state: ContactState, queue: number, at: number, wait: number): number {
  let best = -1;
  let bestOff = Number.POSITIVE_INFINITY;
  for (let e = 0; e < state.entryCount; e++) {
    const entry = state.entries[e] as EntryState;
    if (entry.outcome !== 'waiting' || (queue >= 0 && entry.queue !== queue)) continue;
    const off = Number.isNaN(wait) ? e : Math.abs(entry.enqueuedAt + wait - at);
    if (off < bestOff) {
      best = e;
      bestOff = off;
    }
  }
  return best;
}

/** Index of an ended entry of that queue that began when the stated wait says, or -1. */
export function endedEntry(state: ContactState, queue: number, at: number, wait: number): number {
  if (Number.isNaN(wait)) return -1;
  for (let e = state.entryCount - 1; e >= 0; e--) {
    const entry = state.entries[e] as EntryState;
    if (entry.outcome !== 'waiting' && entry.queue === queue && Math.abs(entry.enqueuedAt + wait - at) <= TOLERANCE)
      return e;
  }
  return -1;
}

/** The wait: as stated, else the difference; never negative. */
export function waitOf(entry: EntryState, at: number, stated: number, event: number, note: Noting): number {
  const wait = Number.isNaN(stated) ? at - entry.enqueuedAt : stated;
  if (wait >= 0) return wait;
  note('negative_duration', event);
  return 0;
}

/** The entry leaves the queue without an agent. `how` as in `queue_left`. */
export function leave(entry: EntryState, at: number, how: string | null, wait: number): void {
  entry.leftAt = at;
  entry.wait = wait;
  entry.outcome = how === 'abandoned' ? 'abandoned' : 'flow_out';
  entry.flowKind = how === 'abandoned' ? null : how;
}

export function answer(entry: EntryState, at: number, agent: number, wait: number): void {
  entry.outcome = 'answered';
  entry.answeredAt = at;
  entry.leftAt = at;
  entry.agent = agent;
  entry.wait = wait;
  entry.flowKind = null;
}

/** First restart after an instant, NaN for none. */
export function restartAfter(restarts: readonly Restart[], at: number): number {
  if (restarts.length === 0 || at >= (restarts.at(-1) as Restart).at) return Number.NaN;
  let low = 0;
  let high = restarts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((restarts[middle] as Restart).at > at) high = middle;
    else low = middle + 1;
  }
  return (restarts[low] as Restart).at;
}

/**
 * Closes what no event closed. In this order: a second entry to a queue where the first still waits is a re-offer of it (E18);
 * the contact went on elsewhere, so it left (exit missing); the contact ended while waiting; the platform restarted (system
 * drop, never abandoned). What remains waits still.
 */
export function settleEntries(state: ContactState, restarts: readonly Restart[], note: Noting): void {
  for (let e = 0; e < state.entryCount; e++) {
    const entry = state.entries[e] as EntryState;
    if (entry.outcome !== 'waiting') continue;
    const earlier = overlapping(state, e);
    const next = laterEntry(state, e);
    if (earlier >= 0) {
      (state.entries[earlier] as EntryState).ringNoAnswers += entry.ringNoAnswers;
      entry.outcome = 'merged';
      entry.mergedInto = earlier;
    } else if (next && next.queue === entry.queue) {
      continueAs(entry, next);
      entry.mergedInto = state.entries.indexOf(next);
    } else if (next) {
      leave(
        entry,
        Math.max(next.enqueuedAt, entry.enqueuedAt),
        'overflow',
        Math.max(0, next.enqueuedAt - entry.enqueuedAt),
      );
      note('exit_missing', -1);
    } else if (!Number.isNaN(state.endedAt)) {
      endWaiting(entry, state.endedAt, state.endedBy);
    } else {
      const drop = restartAfter(restarts, entry.enqueuedAt);
      if (Number.isNaN(drop)) continue;
      entry.outcome = 'system_drop';
      entry.leftAt = drop;
    }
  }
}

/** An earlier entry to the same queue that had not ended when this one began: this one is its re-offer. */
function overlapping(state: ContactState, e: number): number {
  const { queue, enqueuedAt } = state.entries[e] as EntryState;
  for (let p = e - 1; p >= 0; p--) {
    const other = state.entries[p] as EntryState;
    if (other.outcome !== 'merged' && other.outcome !== 'waiting' && other.queue === queue && other.leftAt > enqueuedAt)
      return p;
  }
  return -1;
}

function laterEntry(state: ContactState, e: number): EntryState | undefined {
  for (let n = e + 1; n < state.entryCount; n++) {
    const next = state.entries[n] as EntryState;
    if (next.enqueuedAt >= (state.entries[e] as EntryState).enqueuedAt && next.outcome !== 'merged') return next;
  }
  return undefined;
}

function continueAs(first: EntryState, again: EntryState): void {
  if (!Number.isNaN(again.wait)) again.wait += again.enqueuedAt - first.enqueuedAt;
  again.enqueuedAt = first.enqueuedAt;
  again.ringNoAnswers += first.ringNoAnswers;
  again.isCallback ||= first.isCallback;
  again.afterLeg = first.afterLeg;
  first.outcome = 'merged';
}

function endWaiting(entry: EntryState, at: number, by: string | null): void {
  const wait = Math.max(0, at - entry.enqueuedAt);
  if (by === 'system') {
    entry.outcome = 'system_drop';
    entry.leftAt = at;
  } else if (by === 'timeout') leave(entry, at, 'timeout', wait);
  else if (by === 'transfer') leave(entry, at, 'overflow', wait);
  else leave(entry, at, 'abandoned', wait);
}
