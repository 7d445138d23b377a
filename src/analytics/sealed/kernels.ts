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

/** Only what is not a number, a sum of nothing yet, differs from itself. */
export function addSum(out: Float64Array, row: number, sum: number): void {
  const before = out[row] as number;
  out[row] = before === before ? before + sum : sum;
}

/** Adds the sum of every cell that has values; a row without any stays `NaN`. */
export function addSums(out: Float64Array, { knownStart, sums }: Measure, cells: Cells): void {
  const { from, to, rows, shift } = cells;
  let start = knownStart[from] as number;
  for (let c = from; c < to; c++) {
    const end = knownStart[c + 1] as number;
    if (end > start) {
      addSum(out, rows[c + shift] as number, sums[c] as number);
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
