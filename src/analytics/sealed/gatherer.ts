import type { Aggregate } from '#src/semantic/measure.ts';
import { addRows, addValues, type Cells, eachRun } from './accumulate.ts';
import type { Values } from './day-part.ts';
import type { Action } from './program.ts';
import { quantileOfRun, quantileOfRuns, type Run } from './quantile.ts';
import { unitOf } from './segment.ts';

/** Gathers one aggregate over the cells of one group, per key of time, and hands the results out key by key. */
export type Gatherer = {
  add(action: Action, cells: Cells): void;
  /** The value at a key, `NaN` for none; the key is empty afterwards. */
  take(key: number): number;
  /** The sorted stretches gathered at a key (quantiles only), to be joined with others; the key is empty afterwards. */
  runs?(key: number): Run[];
  /** Called between groups, when every key was taken or cleared. */
  reset?(): void;
  /** Empties a key without reading it. */
  clear(key: number): void;
};

/** A gatherer for keys 0 to `keys` (the last one collects what is outside the question). */
export function gathererFor(aggregate: Aggregate, keys: number): Gatherer {
  switch (aggregate.fn) {
    case 'count':
      return new Counter(keys);
    case 'quantile':
      return new Quantiles(keys, aggregate.p ?? 0.5);
    case 'min':
    case 'max':
      return new Extremes(keys, aggregate.fn);
    default:
      return new Sums(keys);
  }
}

class Counter implements Gatherer {
  readonly #totals: Float64Array;
  constructor(keys: number) {
    this.#totals = new Float64Array(keys + 1);
  }
  add(action: Action, cells: Cells): void {
    addRows(this.#totals, action, cells);
  }
  take(key: number): number {
    const total = this.#totals[key] as number;
    this.#totals[key] = 0;
    return total;
  }
  clear(key: number): void {
    this.#totals[key] = 0;
  }
}

class Sums implements Gatherer {
  readonly #totals: Float64Array;
  readonly #known: Float64Array;
  constructor(keys: number) {
    this.#totals = new Float64Array(keys + 1);
    this.#known = new Float64Array(keys + 1);
  }
  add(action: Action, cells: Cells): void {
    if (action.do === 'values') return addValues(this.#totals, this.#known, action, cells);
    addRows(this.#totals, action, cells);
    // A constant summed over rows: the sum exists as soon as a row does.
    if (action.do === 'rows') addRows(this.#known, { do: 'rows', times: 1 }, cells);
    if (action.do === 'rowsWithin') addRows(this.#known, { ...action, times: 1 }, cells);
  }
  take(key: number): number {
    const total = (this.#known[key] as number) > 0 ? (this.#totals[key] as number) : Number.NaN;
    this.clear(key);
    return total;
  }
  clear(key: number): void {
    this.#totals[key] = 0;
    this.#known[key] = 0;
  }
}

class Extremes implements Gatherer {
  readonly #best: Float64Array;
  readonly #lowest: boolean;
  constructor(keys: number, which: 'min' | 'max') {
    this.#best = new Float64Array(keys + 1).fill(Number.NaN);
    this.#lowest = which === 'min';
  }
  add(action: Action, cells: Cells): void {
    if (action.do !== 'values') return;
    const values = cells.segment.measures[action.measure]?.values;
    if (!values) return;
    const unit = unitOf(values);
    eachRun(action, cells, (key, start, end) => {
      const own = (values[this.#lowest ? start : end - 1] as number) * unit;
      const best = this.#best[key] as number;
      if (Number.isNaN(best) || (this.#lowest ? own < best : own > best)) this.#best[key] = own;
    });
  }
  take(key: number): number {
    const best = this.#best[key] as number;
    this.clear(key);
    return best;
  }
  clear(key: number): void {
    this.#best[key] = Number.NaN;
  }
}

/** Keeps, per key, a chain of stretches of sorted values; nothing is copied until a value is asked for. */
class Quantiles implements Gatherer {
  readonly #p: number;
  /** Newest stretch of each key, 1-based; 0 is none. */
  readonly #head: Int32Array;
  #next = new Int32Array(1024);
  #from = new Int32Array(1024);
  #to = new Int32Array(1024);
  #source = new Int32Array(1024);
  #used = 0;
  readonly #sources: Values[] = [];

  constructor(keys: number, p: number) {
    this.#p = p;
    this.#head = new Int32Array(keys + 1);
  }

  add(action: Action, cells: Cells): void {
    if (action.do !== 'values') return;
    const values = cells.segment.measures[action.measure]?.values;
    if (!values) return;
    let source = this.#sources.indexOf(values);
    if (source < 0) source = this.#sources.push(values) - 1;
    while (this.#used + (cells.to - cells.from) * Math.max(1, (action.within?.length ?? 2) / 2) >= this.#next.length)
      this.#grow();
    const [head, next, from, to, sources] = [this.#head, this.#next, this.#from, this.#to, this.#source];
    let used = this.#used;
    eachRun(action, cells, (key, start, end) => {
      from[used] = start;
      to[used] = end;
      sources[used] = source;
      next[used] = head[key] as number;
      head[key] = ++used;
    });
    this.#used = used;
  }

  take(key: number): number {
    const head = this.#head[key] as number;
    if (head === 0) return Number.NaN;
    const i = head - 1;
    if (this.#next[i] !== 0) return quantileOfRuns(this.runs(key), this.#p);
    this.#head[key] = 0;
    return quantileOfRun(
      this.#sources[this.#source[i] as number] as Values,
      this.#from[i] as number,
      this.#to[i] as number,
      this.#p,
    );
  }

  runs(key: number): Run[] {
    const runs: Run[] = [];
    for (let head = this.#head[key] as number; head !== 0; head = this.#next[head - 1] as number) {
      const i = head - 1;
      runs.push({
        values: this.#sources[this.#source[i] as number] as Values,
        from: this.#from[i] as number,
        to: this.#to[i] as number,
      });
    }
    this.#head[key] = 0;
    return runs;
  }

  clear(key: number): void {
    this.#head[key] = 0;
  }

  /** Forgets all stretches. */
  reset(): void {
    this.#used = 0;
  }

  #grow(): void {
    const grown = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const twice = new Int32Array(array.length * 2);
      twice.set(array);
      return twice;
    };
    [this.#next, this.#from, this.#to, this.#source] = [
      grown(this.#next),
      grown(this.#from),
      grown(this.#to),
      grown(this.#source),
    ];
  }
}
