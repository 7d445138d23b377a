import { checkQueue, refuse } from './workload.ts';

/**
 * Share of arrivals that find all lines busy and are lost (M/M/n/n; Erlang 1917). `load` in erlangs.
 * The recurrence never leaves [0, 1], so nothing overflows; it underflows to 0 where the share is below 1e-308.
 */
export function erlangB(load: number, lines: number): number {
  checkQueue(load, lines);
  if (load === 0) return lines === 0 ? 1 : 0;
  let blocked = 1;
  for (let k = 1; k <= lines && blocked > 0; k++) blocked = nextErlangB(load, k, blocked);
  return blocked;
}

/** From the share blocked on k − 1 lines to the share blocked on k. */
export function nextErlangB(load: number, k: number, previous: number): number {
  const carriedOver = load * previous;
  return carriedOver / (k + carriedOver);
}

/** Fewest lines with at most this share blocked. */
export function linesForBlocking(load: number, blocking: number): number {
  checkQueue(load, 0);
  checkShare(blocking);
  let lines = 0;
  for (let blocked = 1; blocked > blocking; ) {
    lines += 1;
    blocked = load === 0 ? 0 : nextErlangB(load, lines, blocked);
  }
  return lines;
}

/** Load in erlangs at which exactly this share is blocked on so many lines (what traffic tables print). */
export function loadForBlocking(lines: number, blocking: number): number {
  checkQueue(0, lines);
  checkShare(blocking);
  if (lines === 0) throw refuse('lines', lines, 'Use one line or more.');
  let low = 0;
  let high = 1;
  while (erlangB(high, lines) < blocking) high *= 2;
  for (let step = 0; step < 200 && high - low > Number.EPSILON * high; step++) {
    const middle = (low + high) / 2;
    if (erlangB(middle, lines) < blocking) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function checkShare(blocking: number): void {
  if (!(blocking > 0 && blocking < 1)) throw refuse('blocking', blocking, 'Use a share between 0 and 1, e.g. 0.01.');
}
