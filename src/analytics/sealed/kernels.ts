import { clamped, countBelow, countBelowNarrow, countBelowWhole } from './quantile.ts';
import type { Measure } from './segment.ts';

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

/** Columns that one pass over a measure adds to; null where nobody asks. */
export type Together = {
  readonly below: Float64Array | null;
  readonly bound: number;
  readonly known: Float64Array | null;
  readonly sum: Float64Array | null;
};

/** Adds of every cell the values below a bound, the number of values and their sum, each cell read once. */
export function addTogether(to: Together, measure: Measure, cells: Cells): void {
  const { below, bound, known, sum } = to;
  const { values } = measure;
  if (below !== null && values !== null && values.isWide[cells.series] === 0) {
    const moved = values.shift[cells.series] as number;
    return addAll(below, known, sum, measure, values.narrow, moved, clamped(Math.ceil(bound / 1000)), cells);
  }
  if (below !== null) addBelow(below, measure, bound, 1, cells);
  if (known !== null) addStarts(known, measure.knownStart, 1, cells);
  if (sum !== null) addSums(sum, measure, cells);
}

function addAll(
  below: Float64Array,
  known: Float64Array | null,
  sum: Float64Array | null,
  { knownStart, sums }: Measure,
  values: Uint16Array,
  moved: number,
  bound: number,
  { from, to, rows, shift }: Cells,
): void {
  let start = (knownStart[from] as number) - moved;
  for (let c = from; c < to; c++) {
    const end = (knownStart[c + 1] as number) - moved;
    if (end > start) {
      const row = rows[c + shift] as number;
      below[row] = (below[row] as number) + countBelowNarrow(values, start, end, bound);
      if (known !== null) known[row] = (known[row] as number) + (end - start);
      if (sum !== null) {
        const before = sum[row] as number;
        sum[row] = before === before ? before + (sums[c] as number) : (sums[c] as number);
      }
    }
    start = end;
  }
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
      // Only what is not a number differs from itself.
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
