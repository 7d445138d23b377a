import type { Action } from './program.ts';
import { clamped, countBelow, countBelowWhole } from './quantile.ts';
import type { Segment } from './segment.ts';
import { unitOf } from './segment.ts';

/** The cells of one series and, for each, the key its rows are gathered under. */
export type Cells = {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
  readonly keys: Int32Array;
};

/** Adds, for every cell, the rows an action counts to `totals[key]`. */
export function addRows(totals: Float64Array, action: Action, cells: Cells): void {
  if (action.do === 'rows') addStarts(totals, cells.segment.rowStart, action.times, cells);
  else if (action.do === 'rowsWithin') addWithin(totals, action, cells);
}

function addStarts(totals: Float64Array, starts: Int32Array, times: number, { from, to, keys }: Cells): void {
  let start = starts[from] as number;
  for (let c = from; c < to; c++) {
    const end = starts[c + 1] as number;
    const key = keys[c - from] as number;
    totals[key] = (totals[key] as number) + (end - start) * times;
    start = end;
  }
}

function addWithin(totals: Float64Array, action: Extract<Action, { do: 'rowsWithin' }>, cells: Cells): void {
  const { segment, from, to, keys } = cells;
  const measure = segment.measures[action.measure];
  if (!measure) return;
  const { knownStart, values } = measure;
  const { times } = action;
  if (action.nulls) {
    addStarts(totals, segment.rowStart, times, cells);
    addStarts(totals, knownStart, -times, cells);
  }
  for (let r = 0; r < action.within.length; r += 2) {
    const [low, high] = [action.within[r] as number, action.within[r + 1] as number];
    // Everything up to `high`, less everything below `low`; an open end needs no search.
    if (high === Number.POSITIVE_INFINITY) addStarts(totals, knownStart, times, cells);
    else if (values) addBelow(totals, knownStart, values, Math.ceil(high / unitOf(values)), times, from, to, keys);
    if (low !== Number.NEGATIVE_INFINITY && values)
      addBelow(totals, knownStart, values, Math.ceil(low / unitOf(values)), -times, from, to, keys);
  }
}

function addBelow(
  totals: Float64Array,
  starts: Int32Array,
  values: Uint16Array | Int32Array | Float64Array,
  bound: number,
  times: number,
  from: number,
  to: number,
  keys: Int32Array,
): void {
  if (values instanceof Float64Array) return addBelowAny(totals, starts, values, bound, times, from, to, keys);
  const whole = clamped(bound);
  let start = starts[from] as number;
  for (let c = from; c < to; c++) {
    const end = starts[c + 1] as number;
    const key = keys[c - from] as number;
    totals[key] = (totals[key] as number) + (end > start ? countBelowWhole(values, start, end, whole) : 0) * times;
    start = end;
  }
}

/** The rare column that does not fit 32 bits. */
function addBelowAny(
  totals: Float64Array,
  starts: Int32Array,
  values: Float64Array,
  bound: number,
  times: number,
  from: number,
  to: number,
  keys: Int32Array,
): void {
  for (let c = from; c < to; c++) {
    const key = keys[c - from] as number;
    const below = countBelow(values, starts[c] as number, starts[c + 1] as number, bound);
    totals[key] = (totals[key] as number) + below * times;
  }
}

/** Adds sums of a measure to `totals[key]` and the number of values summed to `known[key]`. */
export function addValues(
  totals: Float64Array,
  known: Float64Array,
  action: Extract<Action, { do: 'values' }>,
  cells: Cells,
): void {
  const { segment, from, to, keys } = cells;
  const measure = segment.measures[action.measure];
  if (!measure) return;
  const { knownStart, sums, values } = measure;
  if (action.within !== null) {
    eachRun(action, cells, (key, start, end) => {
      const unit = values ? unitOf(values) : 1;
      let sum = 0;
      for (let i = start; i < end; i++) sum += values?.[i] ?? 0;
      totals[key] = (totals[key] as number) + sum * unit;
      known[key] = (known[key] as number) + end - start;
    });
    return;
  }
  let start = knownStart[from] as number;
  for (let c = from; c < to; c++) {
    const end = knownStart[c + 1] as number;
    const key = keys[c - from] as number;
    totals[key] = (totals[key] as number) + (sums[c] as number);
    known[key] = (known[key] as number) + end - start;
    start = end;
  }
}

/** Calls `take` with the stretch of sorted values of every cell that an action reads, empty ones left out. */
export function eachRun(
  action: Extract<Action, { do: 'values' }>,
  { segment, from, to, keys }: Cells,
  take: (key: number, start: number, end: number) => void,
): void {
  const measure = segment.measures[action.measure];
  if (!measure?.values) return;
  const { knownStart, values } = measure;
  const unit = unitOf(values);
  for (let c = from; c < to; c++) {
    const [start, end] = [knownStart[c] as number, knownStart[c + 1] as number];
    if (start === end) continue;
    const key = keys[c - from] as number;
    if (action.within === null) {
      take(key, start, end);
      continue;
    }
    for (let r = 0; r < action.within.length; r += 2) {
      const [low, high] = [action.within[r] as number, action.within[r + 1] as number];
      const first =
        low === Number.NEGATIVE_INFINITY ? start : start + countBelow(values, start, end, Math.ceil(low / unit));
      const last =
        high === Number.POSITIVE_INFINITY ? end : start + countBelow(values, start, end, Math.ceil(high / unit));
      if (first < last) take(key, first, last);
    }
  }
}
