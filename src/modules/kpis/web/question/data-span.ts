import { addDays, type DayRange } from '#src/ui/time/time-range.ts';
import type { Coverage } from '../../contract/routes.ts';

/** What of some days the data reach, as local wall times of the centre (`2026-11-16T09:51:00`); `null` when nothing. */
export function dataSpan(
  coverage: Pick<Coverage, 'dataFrom' | 'dataUntil'>,
  days: DayRange,
): { readonly from: string; readonly until: string } | null {
  if (coverage.dataFrom === null || coverage.dataUntil === null) return null;
  const [first, last] = [`${days.from}T00:00:00`, `${addDays(days.to, 1)}T00:00:00`];
  const [from, until] = [coverage.dataFrom.slice(0, 19), coverage.dataUntil.slice(0, 19)];
  const span = { from: from > first ? from : first, until: until < last ? until : last };
  return span.from < span.until ? span : null;
}

const hour = 3_600_000;

/** Interval for one day: as fine as the data can carry, so that twenty minutes of data are more than one point. */
export function dayGrain(span: { readonly from: string; readonly until: string } | null): '5m' | '15m' | '30m' {
  if (span === null) return '30m';
  const length = Date.parse(`${span.until}Z`) - Date.parse(`${span.from}Z`);
  return length <= 3 * hour ? '5m' : length <= 8 * hour ? '15m' : '30m';
}

/** First and last index with data, so that a closed night is no gap in the picture; all where there are none. */
export function indicesWithData(has: readonly boolean[]): { readonly from: number; readonly to: number } {
  const from = has.indexOf(true);
  return from < 0 ? { from: 0, to: has.length - 1 } : { from, to: has.lastIndexOf(true) };
}
