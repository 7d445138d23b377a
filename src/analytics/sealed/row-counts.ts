import { addStarts, type Cells, copyTo } from './kernels.ts';

/** Rows of a group for which memory is kept for the next question. */
const MOST_KEPT = 1_048_576;

/**
 * Counts of rows, each cell read once however many aggregates count it: cells of a group are added up by the set of aggregates that
 * count them (a handful of sets: answered, abandoned, the rest), and every count is the sum of its sets' columns. Columns of sets
 * hold one group and stay near the processor.
 */
export class RowCounts {
  #most = 0;
  /** Bits of the aggregates of each set, and their columns; the first `#used` belong to the group at hand. */
  readonly #sets: number[] = [];
  readonly #columns: Float64Array[] = [];
  #used = 0;
  #count = 0;

  /** Takes up a question whose largest group has `most` rows. */
  take(most: number): void {
    if (most <= this.#most) return;
    this.#columns.length = 0;
    this.#most = most;
  }

  /** Lets go of uncommonly much memory. */
  release(): void {
    if (this.#most <= MOST_KEPT) return;
    this.#columns.length = 0;
    this.#most = 0;
  }

  /** Begins a group of `count` rows. */
  begin(count: number): void {
    this.#used = 0;
    this.#count = count;
  }

  /** Adds the rows of cells to the counts whose bits are set. */
  add(counts: number, rowStart: Int32Array, cells: Cells): void {
    let set = 0;
    while (set < this.#used && this.#sets[set] !== counts) set += 1;
    if (set === this.#used) {
      this.#sets[set] = counts;
      (this.#columns[set] ??= new Float64Array(this.#most + 1)).fill(0, 0, this.#count + 1);
      this.#used += 1;
    }
    addStarts(this.#columns[set] as Float64Array, rowStart, 1, cells);
  }

  /** Adds the group's counts of one aggregate to its column. */
  addTo(out: Float64Array, aggregate: number): void {
    for (const own of this.#of(aggregate)) addOne(out, this.#count, own);
  }

  /** Writes the group's counts of one aggregate from a place on. */
  write(out: Float64Array, at: number, aggregate: number): void {
    const count = this.#count;
    const [a, b, c, ...more] = this.#of(aggregate);
    if (a && b && c) writeThree(out, at, count, a, b, c);
    else if (a && b) writeTwo(out, at, count, a, b);
    else if (a) copyTo(out, at, count, a);
    else out.fill(0, at, at + count);
    for (const own of more) for (let i = 0; i < count; i++) out[at + i] = (out[at + i] as number) + (own[i] as number);
  }

  /** Columns of the sets that count for an aggregate. */
  #of(aggregate: number): Float64Array[] {
    return this.#columns.filter((_, set) => set < this.#used && ((this.#sets[set] as number) >>> aggregate) & 1);
  }
}

function addOne(out: Float64Array, count: number, a: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = (out[i] as number) + (a[i] as number);
}

function writeTwo(out: Float64Array, at: number, count: number, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < count; i++) out[at + i] = (a[i] as number) + (b[i] as number);
}

function writeThree(
  out: Float64Array,
  at: number,
  count: number,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
): void {
  for (let i = 0; i < count; i++) out[at + i] = (a[i] as number) + (b[i] as number) + (c[i] as number);
}
