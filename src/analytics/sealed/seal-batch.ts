import type { Sealing } from '#src/semantic/sealing.ts';
import type { EventStore } from '../event-store.ts';
import type { Day } from './day-calendar.ts';
import type { DayRows } from './day-rows.ts';
import type { CodedRows } from './read-coded.ts';
import { readRows } from './read-rows.ts';
import { sealRows } from './seal-rows.ts';

/** Days read at once, and sealed between two writes of the manifest: a crash loses at most their work, never a fact. */
const BATCH = 8;

/** Runs of days that follow one another, each short enough to be read at once. */
export function batches(days: readonly Day[]): Day[][] {
  const found: Day[][] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last && last.length < BATCH && last.at(-1)?.number === day.number - 1) last.push(day);
    else found.push([day]);
  }
  return found;
}

/**
 * Reads days that follow one another and seals each by itself: the same bytes whichever days are read together. Gives the days of each sealing in
 * turn; the rows of the next are read meanwhile, since most of reading is waiting for the store.
 */
export async function* sealBatch(
  store: EventStore,
  sealings: readonly Sealing[],
  days: readonly Day[],
): AsyncGenerator<DayRows[]> {
  const read = (n: number): Promise<CodedRows> | null => {
    const sealing = sealings[n];
    if (!sealing) return null;
    const rows = readRows(store, sealing, days[0]?.start ?? 0, days.at(-1)?.end ?? 0);
    // Who waits for these rows is told that they could not be read.
    rows.catch(() => undefined);
    return rows;
  };
  let rows = read(0);
  for (const [n, sealing] of sealings.entries()) {
    const next = read(n + 1);
    const coded = (await rows) as CodedRows;
    const own = rowsByDay(coded.at, days);
    yield days.map((day, d) => sealRows(coded, own[d] ?? new Int32Array(0), sealing, day));
    rows = next;
  }
}

/** Row numbers of each day, by the instants rows are booked to; `days` follow one another. */
function rowsByDay(at: Float64Array, days: readonly Day[]): Int32Array[] {
  const found = days.map(() => new Int32Array(0));
  const dayOf = new Uint16Array(at.length);
  const counts = new Int32Array(days.length);
  let d = 0;
  for (let i = 0; i < at.length; i++) {
    const instant = at[i] as number;
    const known = days[d];
    if (!known || instant < known.start || instant >= known.end)
      d = days.findIndex((day) => instant >= day.start && instant < day.end);
    dayOf[i] = d;
    counts[d] = (counts[d] as number) + 1;
  }
  for (let n = 0; n < days.length; n++) found[n] = new Int32Array(counts[n] as number);
  counts.fill(0);
  for (let i = 0; i < at.length; i++) {
    const own = dayOf[i] as number;
    const place = counts[own] as number;
    (found[own] as Int32Array)[place] = i;
    counts[own] = place + 1;
  }
  return found;
}
