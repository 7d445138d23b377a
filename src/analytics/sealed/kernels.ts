import { clamped, countBelow, countBelowNarrow, countBelowWhole, quantileOfSeconds } from './quantile.ts';
import type { Meeting, QuantileGatherer } from './quantile-gatherer.ts';
import type { Measure, SegmentCells } from './segment.ts';

/** The cells of one series that a question reads; the row of cell `c` within its group is `rows[c + shift]`. */
export type Cells = {
  series: number;
  from: number;
  to: number;
  rows: Int32Array;
  shift: number;
};

/** Adds `times` × the number of entries of every cell. */
export function addStarts(out: Float64Array, starts: Int32Array, times: number, cells: Cells): void {
  const { from, to, rows, shift } = cells;
  let start = starts[from] as number;
  for (let c = from; c < to; c++) {
    const end = starts[c + 1] as number;
    const row = rows[c + shift] as number;
    out[row] = (out[row] as number) + (end - start) * times;
    start = end;
  }
}

/** Adds `times` × the number of values below `bound` milliseconds of every cell. */
export function addBelow(out: Float64Array, measure: Measure, bound: number, times: number, cells: Cells): void {
  const { values, knownStart } = measure;
  if (values === null) return;
  const moved = values.shift[cells.series] as number;
  if (values.isWide[cells.series] === 0)
    return addBelowNarrow(out, knownStart, values.narrow, moved, clamped(Math.ceil(bound / 1000)), times, cells);
  if (values.wide instanceof Int32Array)
    return addBelowWhole(out, knownStart, values.wide, moved, clamped(bound), times, cells);
  const { from, to, rows, shift } = cells;
  for (let c = from; c < to; c++) {
    const [start, end] = [(knownStart[c] as number) - moved, (knownStart[c + 1] as number) - moved];
    const row = rows[c + shift] as number;
    out[row] = (out[row] as number) + countBelow(values.wide, start, end, bound) * times;
  }
}

// The same loop twice: one that met both kinds of array would test each access for its kind, and run at half the speed.
function addBelowNarrow(
  out: Float64Array,
  starts: Int32Array,
  values: Uint16Array,
  moved: number,
  bound: number,
  times: number,
  cells: Cells,
): void {
  const { from, to, rows, shift } = cells;
  let start = (starts[from] as number) - moved;
  for (let c = from; c < to; c++) {
    const end = (starts[c + 1] as number) - moved;
    if (end > start) {
      const row = rows[c + shift] as number;
      out[row] = (out[row] as number) + countBelowNarrow(values, start, end, bound) * times;
    }
    start = end;
  }
}

function addBelowWhole(
  out: Float64Array,
  starts: Int32Array,
  values: Int32Array,
  moved: number,
  bound: number,
  times: number,
  cells: Cells,
): void {
  const { from, to, rows, shift } = cells;
  let start = (starts[from] as number) - moved;
  for (let c = from; c < to; c++) {
    const end = (starts[c + 1] as number) - moved;
    if (end > start) {
      const row = rows[c + shift] as number;
      out[row] = (out[row] as number) + countBelowWhole(values, start, end, bound) * times;
    }
    start = end;
  }
}

/** What one pass over a measure adds to; null where nobody asks. */
export type Together = {
  readonly below: Float64Array | null;
  readonly bound: number;
  readonly known: Float64Array | null;
  readonly sum: Float64Array | null;
  readonly quantile: QuantileGatherer | null;
};

/** Adds of every cell the values below a bound, the number of values, their sum and their quantile, each cell read once. */
export function addTogether(to: Together, measureOf: string, segment: SegmentCells, cells: Cells): void {
  const measure = segment.measures[measureOf];
  if (!measure) return;
  const { below, bound, known, sum, quantile } = to;
  const { values } = measure;
  if (values !== null && values.isWide[cells.series] === 0 && (below !== null || quantile !== null)) {
    const meeting = quantile?.meet(measure, cells) ?? null;
    const moved = values.shift[cells.series] as number;
    const limit = clamped(Math.ceil(bound / 1000));
    if (addAll(below, limit, known, sum, meeting, measure, values.narrow, moved, cells)) quantile?.metSeveral();
    return;
  }
  if (below !== null) addBelow(below, measure, bound, 1, cells);
  if (known !== null) addStarts(known, measure.knownStart, 1, cells);
  if (sum !== null) addSums(sum, measure, cells);
  quantile?.add({ do: 'values', measure: measureOf, within: null }, segment, cells);
}

const NOBODY: Meeting = {
  p: 0,
  out: new Float64Array(0),
  head: new Int32Array(0),
  before: new Int32Array(0),
  shift: 0,
};

/** Whether a row of the quantile had been met before. */
function addAll(
  below: Float64Array | null,
  bound: number,
  known: Float64Array | null,
  sum: Float64Array | null,
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
      if (below !== null) below[row] = (below[row] as number) + countBelowNarrow(values, start, end, bound);
      if (known !== null) known[row] = (known[row] as number) + (end - start);
      if (sum !== null) {
        const earlier = sum[row] as number;
        // Only what is not a number differs from itself.
        sum[row] = earlier === earlier ? earlier + (sums[c] as number) : (sums[c] as number);
      }
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

/** Adds the sum of every cell that has values; a row without any stays `NaN`. */
export function addSums(out: Float64Array, { knownStart, sums }: Measure, cells: Cells): void {
  const { from, to, rows, shift } = cells;
  let start = knownStart[from] as number;
  for (let c = from; c < to; c++) {
    const end = knownStart[c + 1] as number;
    if (end > start) {
      const row = rows[c + shift] as number;
      const before = out[row] as number;
      out[row] = before === before ? before + (sums[c] as number) : (sums[c] as number);
    }
    start = end;
  }
}

/** Calling memory's own copying, or making a view of it, costs more than a few rows. */
export const FEW = 32;

/** Writes the first `count` numbers of a column from a place on. */
export function copyTo(out: Float64Array, at: number, count: number, from: Float64Array): void {
  if (count > FEW) out.set(from.subarray(0, count), at);
  else for (let i = 0; i < count; i++) out[at + i] = from[i] as number;
}
