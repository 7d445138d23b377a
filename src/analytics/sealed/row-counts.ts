import { addStarts, type Cells } from './kernels.ts';

/**
 * Counts of rows, each cell read once however many aggregates count it: cells are added up by the set of aggregates that count them
 * (a handful of sets: answered, abandoned, the rest), and every count is the sum of its sets' columns.
 */
export class RowCounts {
  readonly #length: number;
  readonly #bySet = new Map<number, Float64Array>();

  constructor(length: number) {
    this.#length = length;
  }

  /** Adds the rows of cells to the counts whose bits are set. */
  add(counts: number, rowStart: Int32Array, cells: Cells): void {
    let column = this.#bySet.get(counts);
    if (!column) this.#bySet.set(counts, (column = new Float64Array(this.#length)));
    addStarts(column, rowStart, 1, cells);
  }

  /** The column of one count; `more` is what was counted otherwise. Columns may be shared: never write to one. */
  column(aggregate: number, more: Float64Array | null): Float64Array {
    const parts = [...this.#bySet].filter(([counts]) => (counts >>> aggregate) & 1).map(([, column]) => column);
    if (more) parts.push(more);
    const [first, second, ...rest] = parts;
    if (!first) return new Float64Array(this.#length);
    if (!second) return first;
    const out = new Float64Array(this.#length);
    for (let i = 0; i < out.length; i++) out[i] = (first[i] as number) + (second[i] as number);
    for (const part of rest) for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (part[i] as number);
    return out;
  }
}
