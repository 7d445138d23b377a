import type { Values } from './day-rows.ts';
import type { Cells } from './kernels.ts';
import type { Action } from './program.ts';
import { quantileOfRun, quantileOfRuns, type Run } from './quantile.ts';
import type { SegmentCells } from './segment.ts';
import { eachRun } from './within.ts';

/** Numbers kept for the next question: the system takes longer to give memory than we to fill it. */
const MOST_NUMBERS = 4_194_304;

/** What a pass over cells writes for a quantile: the row of a cell is chained to the cell that met it before. */
export type Meeting = {
  readonly p: number;
  /** Rows that one stretch has met hold its quantile already, milliseconds. */
  readonly out: Float64Array;
  /** Per row: 0 nothing yet, otherwise the newest stretch, 1-based. */
  readonly head: Int32Array;
  /** Per stretch: the one that met the same row before, or 0. */
  readonly before: Int32Array;
  /** The stretch of cell `c` is `c + shift`, 0-based. */
  readonly shift: number;
};

/** Stretches taken in at once: those of neighbouring cells, or each with bounds of its own (`bounds`, two numbers a stretch). */
type Batch = { readonly first: number; readonly values: Values } & (
  | { readonly starts: Int32Array; readonly cell: number; readonly moved: number }
  | { readonly bounds: number[] }
);

/**
 * Quantiles by row, one group after the other. A row that meets one stretch of sorted values, the everyday case, is answered where it stands; only rows
 * that meet several are joined at the end. Nothing is copied.
 */
export class QuantileGatherer {
  #p = 0.5;
  #out: Float64Array = new Float64Array(0);
  #head = new Int32Array(0);
  #count = 0;
  #before = new Int32Array(0);
  #used = 0;
  readonly #batches: Batch[] = [];
  #several = false;

  /** Takes up a question; `most` is the number of rows of the largest group. */
  take(p: number, most: number): void {
    this.#p = p;
    if (this.#head.length <= most) this.#head = new Int32Array(most + 1);
  }

  /** Begins a group of `count` rows, written to `out`. */
  begin(out: Float64Array, count: number): void {
    this.#out = out;
    this.#count = count;
    this.#head.fill(0, 0, count + 1);
    this.#used = 0;
    this.#batches.length = 0;
    this.#several = false;
  }

  /** Makes ready for all values of a series' cells; whoever goes over them calls `metSeveral` if a row had been met before. */
  meet(values: Values, starts: Int32Array, moved: number, { from, to }: Cells): Meeting {
    const first = this.#used;
    this.#reserve(first + to - from);
    this.#used += to - from;
    this.#batches.push({ first, values, starts, cell: from, moved });
    return { p: this.#p, out: this.#out, head: this.#head, before: this.#before, shift: first - from };
  }

  metSeveral(): void {
    this.#several = true;
  }

  /** Takes in the values of cells that an action reads. */
  add(action: Action, segment: SegmentCells, cells: Cells): void {
    if (action.do !== 'values') return;
    const values = segment.measures[action.measure]?.values;
    if (!values) return;
    const own = values.isWide[cells.series] === 0 ? values.narrow : values.wide;
    const bounds: number[] = [];
    this.#batches.push({ first: this.#used, values: own, bounds });
    this.#reserve(this.#used + (cells.to - cells.from) * (action.within === null ? 1 : action.within.length / 2));
    const [head, before] = [this.#head, this.#before];
    eachRun(action, segment, cells, (row, _, start, end) => {
      bounds.push(start, end);
      const last = head[row] as number;
      before[this.#used] = last;
      head[row] = ++this.#used;
      if (last === 0) this.#out[row] = quantileOfRun(own, start, end, this.#p);
      else this.#several = true;
    });
  }

  /** Writes the rows of the group that met several stretches. */
  finish(): void {
    if (!this.#several) return;
    const [head, before, out] = [this.#head, this.#before, this.#out];
    for (let row = 0; row < this.#count; row++) {
      const newest = head[row] as number;
      if (newest !== 0 && before[newest - 1] !== 0) out[row] = quantileOfRuns(this.runs(row), this.#p);
    }
  }

  /** Lets go of the question and of uncommonly much memory. */
  release(): void {
    this.#out = new Float64Array(0);
    this.#batches.length = 0;
    if (this.#before.length > MOST_NUMBERS) this.#before = new Int32Array(0);
    if (this.#head.length > MOST_NUMBERS) this.#head = new Int32Array(0);
  }

  /** The sorted stretches of a row of the group. */
  runs(row: number): Run[] {
    const runs: Run[] = [];
    // Newer stretches belong to later batches.
    let batch = this.#batches.length - 1;
    for (let number = this.#head[row] as number; number !== 0; number = this.#before[number - 1] as number) {
      const stretch = number - 1;
      while ((this.#batches[batch] as Batch).first > stretch) batch -= 1;
      runs.push(runOf(this.#batches[batch] as Batch, stretch));
    }
    return runs;
  }

  #reserve(stretches: number): void {
    let size = Math.max(4096, this.#before.length);
    while (size < stretches) size *= 2;
    if (size === this.#before.length) return;
    const grown = new Int32Array(size);
    grown.set(this.#before);
    this.#before = grown;
  }
}

function runOf(batch: Batch, stretch: number): Run {
  const { values, first } = batch;
  const at = stretch - first;
  if ('bounds' in batch)
    return { values, from: batch.bounds[at * 2] as number, to: batch.bounds[at * 2 + 1] as number };
  const { starts, cell, moved } = batch;
  return { values, from: (starts[cell + at] as number) - moved, to: (starts[cell + at + 1] as number) - moved };
}
