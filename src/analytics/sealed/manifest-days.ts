import type { DayCalendar } from './day-calendar.ts';
import type { Manifest } from './manifest.ts';

export type SealedState = {
  /** Days that end by this instant and are not dirty are answered from cells; null: nothing is sealed. */
  readonly until: number | null;
  /** Starts of days waiting to be sealed (again). */
  readonly dirty: readonly number[];
  /** Sealed days with rows, and rows in them over all entities. */
  readonly days: number;
  readonly rows: number;
  /** Bytes of cells in memory now. */
  readonly bytes: number;
};

const dirtyDays = ({ dirty }: Manifest): number[] => [...dirty].sort((a, b) => a - b);

/** Rows kept as rows that may stand in memory; a larger entity is asked in the store, and no more of them are kept on disk. */
const MAX_ROWS = 1_000_000;

/** Whether an entity kept row by row has more rows than memory takes. */
export const isTooLarge = (manifest: Manifest, id: string): boolean => rowsIn(manifest, id) > MAX_ROWS;

/** Rows of an entity on days that were sealed at some time. */
const rowsIn = ({ rows }: Manifest, entity: string): number =>
  [...(rows.get(entity)?.values() ?? [])].reduce((a, b) => a + b, 0);

/** Days passed that are not sealed, neighbours together. */
export function openStretches(manifest: Manifest, calendar: DayCalendar): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const number of dirtyDays(manifest)) {
    const { start, end } = calendar.numbered(number);
    const last = stretches.at(-1);
    if (last?.end === start) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}

export function stateOf(manifest: Manifest, calendar: DayCalendar, bytes: number): SealedState {
  const dirty = dirtyDays(manifest).map((n) => calendar.numbered(n).start);
  const days = new Set([...manifest.rows.values()].flatMap((rows) => [...rows.keys()])).size;
  const rows = [...manifest.rows.keys()].reduce((n, entity) => n + rowsIn(manifest, entity), 0);
  return { until: manifest.until, dirty, days, rows, bytes };
}
