import { type Cells, eachRun } from './accumulate.ts';
import type { Values } from './day-part.ts';
import type { Gatherer } from './gatherer.ts';
import type { Action } from './program.ts';
import { quantileOfRuns, type Run } from './quantile.ts';
import { unitOf } from './segment.ts';

/** Keeps, per key, a chain of stretches of sorted values; nothing is copied until a value is asked for. */
export class QuantileGatherer implements Gatherer {
  readonly #p: number;
  /** Newest stretch of each key, 1-based; 0 is none. */
  readonly #head: Int32Array;
  /** Four numbers a stretch: the one before it at the same key, source, from, to. */
  #stretches = new Int32Array(4096);
  #used = 0;
  #sources: Values[] = [];

  constructor(keys: number, p: number) {
    this.#p = p;
    this.#head = new Int32Array(keys + 1);
  }

  add(action: Action, cells: Cells): void {
    if (action.do !== 'values') return;
    const measure = cells.segment.measures[action.measure];
    if (!measure?.values) return;
    if (this.#sources.at(-1) !== measure.values) this.#sources.push(measure.values);
    const source = this.#sources.length - 1;
    const ranges = action.within === null ? 1 : action.within.length / 2;
    this.#reserve((cells.to - cells.from) * ranges);
    if (action.within === null) return this.#addAll(measure.knownStart, source, cells);
    eachRun(action, cells, (key, start, end) => this.#push(key, source, start, end));
  }

  take(keys: Int32Array, from: number, to: number, out: Float64Array): void {
    const [head, stretches, p] = [this.#head, this.#stretches, this.#p];
    for (let i = from; i < to; i++) {
      const key = keys[i] as number;
      const at = ((head[key] as number) - 1) * 4;
      if (at < 0) {
        out[i] = Number.NaN;
      } else if (stretches[at] === 0) {
        // One stretch, the everyday case: the value stands at its rank.
        const values = this.#sources[stretches[at + 1] as number] as Values;
        const start = stretches[at + 2] as number;
        const h = ((stretches[at + 3] as number) - start - 1) * p;
        const low = Math.floor(h);
        const a = values[start + low] as number;
        out[i] = (h === low ? a : a + ((values[start + low + 1] as number) - a) * (h - low)) * unitOf(values);
        head[key] = 0;
      } else {
        out[i] = quantileOfRuns(this.runs(key), p);
      }
    }
  }

  runs(key: number): Run[] {
    const runs: Run[] = [];
    for (let stretch = this.#head[key] as number; stretch !== 0; ) {
      const at = (stretch - 1) * 4;
      const [before, source, from, to] = this.#stretches.subarray(at, at + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      runs.push({ values: this.#sources[source] as Values, from, to });
      stretch = before;
    }
    this.#head[key] = 0;
    return runs;
  }

  clear(key: number): void {
    this.#head[key] = 0;
    this.#used = 0;
    this.#sources = [];
  }

  #addAll(starts: Int32Array, source: number, { from, to, keys }: Cells): void {
    const [head, stretches] = [this.#head, this.#stretches];
    let used = this.#used;
    let start = starts[from] as number;
    for (let c = from; c < to; c++) {
      const end = starts[c + 1] as number;
      if (end > start) {
        const key = keys[c - from] as number;
        const at = used * 4;
        stretches[at] = head[key] as number;
        stretches[at + 1] = source;
        stretches[at + 2] = start;
        stretches[at + 3] = end;
        head[key] = ++used;
      }
      start = end;
    }
    this.#used = used;
  }

  #push(key: number, source: number, start: number, end: number): void {
    this.#stretches.set([this.#head[key] as number, source, start, end], this.#used * 4);
    this.#head[key] = ++this.#used;
  }

  #reserve(more: number): void {
    let size = this.#stretches.length;
    while (size < (this.#used + more) * 4) size *= 2;
    if (size === this.#stretches.length) return;
    const grown = new Int32Array(size);
    grown.set(this.#stretches);
    this.#stretches = grown;
  }
}
