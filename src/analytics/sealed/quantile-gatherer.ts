import type { Values } from './day-rows.ts';
import type { Cells } from './kernels.ts';
import type { Action } from './program.ts';
import { quantileOfRun, quantileOfRuns, type Run } from './quantile.ts';
import type { SegmentCells } from './segment.ts';
import { eachRun } from './within.ts';

/** Numbers kept for the next question: the system takes longer to give memory than we to fill it. */
const MOST_NUMBERS = 4_194_304;

/**
 * Quantiles by row, one group after the other. A row that meets one stretch of sorted values, the everyday case, is answered where it stands; only rows
 * that meet several keep them in a chain, to be joined at the end. Nothing is copied.
 */
export class QuantileGatherer {
  #p = 0.5;
  #out: Float64Array = new Float64Array(0);
  /** Per row of the group: 0 nothing yet, otherwise the newest stretch, 1-based. */
  #head = new Int32Array(0);
  #count = 0;
  /** Four numbers a stretch: the one before it in the same row, source, from, to. */
  #stretches = new Int32Array(0);
  #used = 0;
  readonly #sources: Values[] = [];
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
    this.#sources.length = 0;
    this.#several = false;
  }

  add(action: Action, segment: SegmentCells, cells: Cells): void {
    if (action.do !== 'values') return;
    const measure = segment.measures[action.measure];
    if (!measure?.values) return;
    const ranges = action.within === null ? 1 : action.within.length / 2;
    this.#reserve((cells.to - cells.from) * ranges);
    const { narrow, wide, isWide, shift } = measure.values;
    if (action.within === null && isWide[cells.series] === 0) {
      const moved = shift[cells.series] as number;
      return this.#addNarrow(narrow, measure.knownStart, moved, this.#sourceOf(narrow), cells);
    }
    const source = this.#sourceOf(isWide[cells.series] === 0 ? narrow : wide);
    eachRun(action, segment, cells, (row, values, start, end) => {
      this.#push(row, source, start, end);
      if (this.#stretches[(this.#used - 1) * 4] === 0) this.#out[row] = quantileOfRun(values, start, end, this.#p);
      else this.#several = true;
    });
  }

  /** Writes the rows of the group that met several stretches. */
  finish(): void {
    if (!this.#several) return;
    const [head, stretches, out] = [this.#head, this.#stretches, this.#out];
    for (let row = 0; row < this.#count; row++) {
      const newest = head[row] as number;
      if (newest !== 0 && stretches[(newest - 1) * 4] !== 0) out[row] = quantileOfRuns(this.runs(row), this.#p);
    }
  }

  /** Lets go of the question and of uncommonly much memory. */
  release(): void {
    this.#out = new Float64Array(0);
    this.#sources.length = 0;
    if (this.#stretches.length > MOST_NUMBERS) this.#stretches = new Int32Array(0);
    if (this.#head.length > MOST_NUMBERS) this.#head = new Int32Array(0);
  }

  /** The sorted stretches of a row of the group. */
  runs(row: number): Run[] {
    const runs: Run[] = [];
    const stretches = this.#stretches;
    for (let stretch = this.#head[row] as number; stretch !== 0; ) {
      const at = (stretch - 1) * 4;
      const values = this.#sources[stretches[at + 1] as number] as Values;
      runs.push({ values, from: stretches[at + 2] as number, to: stretches[at + 3] as number });
      stretch = stretches[at] as number;
    }
    return runs;
  }

  #addNarrow(values: Uint16Array, starts: Int32Array, moved: number, source: number, cells: Cells): void {
    const { from, to, rows, shift } = cells;
    const [head, stretches, out, p] = [this.#head, this.#stretches, this.#out, this.#p];
    let used = this.#used;
    let several = false;
    let start = (starts[from] as number) - moved;
    for (let c = from; c < to; c++) {
      const end = (starts[c + 1] as number) - moved;
      if (end > start) {
        const row = rows[c + shift] as number;
        const before = head[row] as number;
        const at = used * 4;
        stretches[at] = before;
        stretches[at + 1] = source;
        stretches[at + 2] = start;
        stretches[at + 3] = end;
        head[row] = ++used;
        if (before === 0) {
          const h = (end - start - 1) * p;
          const low = Math.floor(h);
          const a = values[start + low] as number;
          out[row] = (h === low ? a : a + ((values[start + low + 1] as number) - a) * (h - low)) * 1000;
        } else several = true;
      }
      start = end;
    }
    this.#used = used;
    if (several) this.#several = true;
  }

  #sourceOf(values: Values): number {
    const known = this.#sources.indexOf(values);
    return known >= 0 ? known : this.#sources.push(values) - 1;
  }

  #push(row: number, source: number, start: number, end: number): void {
    const at = this.#used * 4;
    this.#stretches[at] = this.#head[row] as number;
    this.#stretches[at + 1] = source;
    this.#stretches[at + 2] = start;
    this.#stretches[at + 3] = end;
    this.#head[row] = ++this.#used;
  }

  #reserve(more: number): void {
    let size = Math.max(4096, this.#stretches.length);
    while (size < (this.#used + more) * 4) size *= 2;
    if (size === this.#stretches.length) return;
    const grown = new Int32Array(size);
    grown.set(this.#stretches);
    this.#stretches = grown;
  }
}
