import { addBelow } from './add-together.ts';
import { addStarts, type Cells } from './kernels.ts';
import type { Action } from './program.ts';
import { countBelow } from './quantile.ts';
import type { SegmentCells } from './segment.ts';
import { unitOf } from './day-rows.ts';

/** Adds, for every cell, the rows an action counts, each `times` over. */
export function addRows(out: Float64Array, action: Action, segment: SegmentCells, cells: Cells): void {
  if (action.do === 'rows') return addStarts(out, segment.rowStart, action.times, cells);
  if (action.do !== 'rowsWithin') return;
  const measure = segment.measures[action.measure];
  if (!measure) return;
  const { times } = action;
  if (action.nulls) {
    addStarts(out, segment.rowStart, times, cells);
    addStarts(out, measure.knownStart, -times, cells);
  }
  for (let r = 0; r < action.within.length; r += 2) {
    const [low, high] = [action.within[r] as number, action.within[r + 1] as number];
    // Everything up to `high`, less everything below `low`; an open end needs no search.
    if (high === Number.POSITIVE_INFINITY) addStarts(out, measure.knownStart, times, cells);
    else addBelow(out, measure, high, times, cells);
    if (low !== Number.NEGATIVE_INFINITY) addBelow(out, measure, low, -times, cells);
  }
}

/** Calls `take` with the stretch of sorted values of every cell that an action reads, empty ones left out. */
export function eachRun(
  action: Extract<Action, { do: 'values' }>,
  segment: SegmentCells,
  { series, from, to, rows, shift }: Cells,
  take: (row: number, values: Uint16Array | Int32Array | Float64Array, start: number, end: number) => void,
): void {
  const measure = segment.measures[action.measure];
  if (!measure?.values) return;
  const { knownStart, values: sorted } = measure;
  const values = sorted.isWide[series] === 0 ? sorted.narrow : sorted.wide;
  const moved = sorted.shift[series] as number;
  const unit = unitOf(values);
  const within = action.within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let c = from; c < to; c++) {
    const [start, end] = [(knownStart[c] as number) - moved, (knownStart[c + 1] as number) - moved];
    if (start === end) continue;
    for (let r = 0; r < within.length; r += 2) {
      const [low, high] = [within[r] as number, within[r + 1] as number];
      const first =
        low === Number.NEGATIVE_INFINITY ? start : start + countBelow(values, start, end, Math.ceil(low / unit));
      const last =
        high === Number.POSITIVE_INFINITY ? end : start + countBelow(values, start, end, Math.ceil(high / unit));
      if (first < last) take(rows[c + shift] as number, values, first, last);
    }
  }
}
