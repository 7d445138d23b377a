import { addStarts, addSum, addSums, type Cells } from './kernels.ts';
import {
  clamped,
  countBelow,
  countBelowNarrow,
  countBelowWhole,
  quantileOfMilliseconds,
  quantileOfRun,
  quantileOfSeconds,
} from './quantile.ts';
import type { Meeting, QuantileGatherer } from './quantile-gatherer.ts';
import type { Measure } from './segment.ts';
import type { SortedValues } from './sorted-values.ts';

/** Adds `times` × the number of values below `bound` milliseconds of every cell. */
export function addBelow(out: Float64Array, measure: Measure, bound: number, times: number, cells: Cells): void {
  if (measure.values !== null)
    addAll({ below: out, bound, known: null, sum: null, quantile: null }, times, measure, measure.values, cells);
}

/** What one pass over a measure adds to; null where nobody asks. */
export type Together = {
  readonly below: Float64Array | null;
  /** Milliseconds. */
  readonly bound: number;
  readonly known: Float64Array | null;
  readonly sum: Float64Array | null;
  readonly quantile: QuantileGatherer | null;
};

/** Adds of every cell the values below a bound, the number of values, their sum and their quantile, each cell read once. */
export function addTogether(to: Together, measure: Measure, cells: Cells): void {
  const { below, known, sum, quantile } = to;
  if (measure.values !== null && (below !== null || quantile !== null))
    return addAll(to, 1, measure, measure.values, cells);
  if (known !== null) addStarts(known, measure.knownStart, 1, cells);
  if (sum !== null) addSums(sum, measure, cells);
}

const NOBODY: Meeting = {
  p: 0,
  out: new Float64Array(0),
  head: new Int32Array(0),
  before: new Int32Array(0),
  shift: 0,
};

function addAll(to: Together, times: number, measure: Measure, values: SortedValues, cells: Cells): void {
  const { quantile } = to;
  const { narrow, wide } = values;
  const isNarrow = values.isWide[cells.series] === 0;
  const moved = values.shift[cells.series] as number;
  const meeting = quantile?.meet(isNarrow ? narrow : wide, measure.knownStart, moved, cells) ?? null;
  const several = isNarrow
    ? addAllNarrow(to, clamped(Math.ceil(to.bound / 1000)), times, meeting, measure, narrow, moved, cells)
    : wide instanceof Int32Array
      ? addAllWhole(to, clamped(to.bound), times, meeting, measure, wide, moved, cells)
      : addAllAny(to, times, meeting, measure, wide, moved, cells);
  if (several) quantile?.metSeveral();
}

// The same loop for each kind of array: one that met several would test each access for its kind, and run at half the speed. Each says whether a
// row of the quantile had been met before.
function addAllNarrow(
  { below, known, sum }: Together,
  bound: number,
  times: number,
  meeting: Meeting | null,
  { knownStart, sums }: Measure,
  values: Uint16Array,
  moved: number,
  { from, to, rows, shift }: Cells,
): boolean {
  const { p, out, head, before, shift: toStretch } = meeting ?? NOBODY;
  let several = false;
  let start = (knownStart[from] as number) - moved;
  for (let c = from; c < to; c++) {
    const end = (knownStart[c + 1] as number) - moved;
    if (end > start) {
      const row = rows[c + shift] as number;
      if (below !== null) below[row] = (below[row] as number) + countBelowNarrow(values, start, end, bound) * times;
      if (known !== null) known[row] = (known[row] as number) + (end - start);
      if (sum !== null) addSum(sum, row, sums[c] as number);
      if (meeting !== null) {
        const last = head[row] as number;
        before[c + toStretch] = last;
        head[row] = c + toStretch + 1;
        if (last === 0) out[row] = quantileOfSeconds(values, start, end - start, p);
        else several = true;
      }
    }
    start = end;
  }
  return several;
}

function addAllWhole(
  { below, known, sum }: Together,
  bound: number,
  times: number,
  meeting: Meeting | null,
  { knownStart, sums }: Measure,
  values: Int32Array,
  moved: number,
  { from, to, rows, shift }: Cells,
): boolean {
  const { p, out, head, before, shift: toStretch } = meeting ?? NOBODY;
  let several = false;
  let start = (knownStart[from] as number) - moved;
  for (let c = from; c < to; c++) {
    const end = (knownStart[c + 1] as number) - moved;
    if (end > start) {
      const row = rows[c + shift] as number;
      if (below !== null) below[row] = (below[row] as number) + countBelowWhole(values, start, end, bound) * times;
      if (known !== null) known[row] = (known[row] as number) + (end - start);
      if (sum !== null) addSum(sum, row, sums[c] as number);
      if (meeting !== null) {
        const last = head[row] as number;
        before[c + toStretch] = last;
        head[row] = c + toStretch + 1;
        if (last === 0) out[row] = quantileOfMilliseconds(values, start, end - start, p);
        else several = true;
      }
    }
    start = end;
  }
  return several;
}

/** Fractions of a millisecond, which are rare. */
function addAllAny(
  { below, bound, known, sum }: Together,
  times: number,
  meeting: Meeting | null,
  measure: Measure,
  values: Float64Array,
  moved: number,
  cells: Cells,
): boolean {
  const { from, to, rows, shift } = cells;
  const { p, out, head, before, shift: toStretch } = meeting ?? NOBODY;
  if (known !== null) addStarts(known, measure.knownStart, 1, cells);
  if (sum !== null) addSums(sum, measure, cells);
  let several = false;
  for (let c = from; c < to; c++) {
    const [start, end] = [(measure.knownStart[c] as number) - moved, (measure.knownStart[c + 1] as number) - moved];
    if (start === end) continue;
    const row = rows[c + shift] as number;
    if (below !== null) below[row] = (below[row] as number) + countBelow(values, start, end, bound) * times;
    if (meeting === null) continue;
    const last = head[row] as number;
    before[c + toStretch] = last;
    head[row] = c + toStretch + 1;
    if (last === 0) out[row] = quantileOfRun(values, start, end, p);
    else several = true;
  }
  return several;
}
