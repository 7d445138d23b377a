import type { Aggregate } from '#src/semantic/measure.ts';
import { addRows, addValues, type Cells, eachRun } from './accumulate.ts';
import type { Action } from './program.ts';
import { QuantileGatherer } from './quantile-gatherer.ts';
import type { Run } from './quantile.ts';
import { unitOf } from './segment.ts';

/**
 * Gathers one aggregate over the cells of one group, per key of time. Loops run over whole columns: a call per cell or per
 * result would cost more than the work.
 */
export type Gatherer = {
  add(action: Action, cells: Cells): void;
  /** Writes the value of key `keys[i]` to `out[i]` for `i` in `[from, to)`, `NaN` for none, and empties those keys. */
  take(keys: Int32Array, from: number, to: number, out: Float64Array): void;
  /** Empties one key, and whatever was kept for the group. */
  clear(key: number): void;
  /** Quantiles only: the sorted stretches gathered at a key, to be joined with others; the key is empty afterwards. */
  runs?(key: number): Run[];
};

/** A gatherer for keys 0 to `keys` (the last one collects what is outside the question). */
export function gathererFor(aggregate: Aggregate, keys: number): Gatherer {
  switch (aggregate.fn) {
    case 'count':
      return new Counter(keys);
    case 'quantile':
      return new QuantileGatherer(keys, aggregate.p ?? 0.5);
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
  take(keys: Int32Array, from: number, to: number, out: Float64Array): void {
    const totals = this.#totals;
    for (let i = from; i < to; i++) {
      const key = keys[i] as number;
      out[i] = totals[key] as number;
      totals[key] = 0;
    }
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
  take(keys: Int32Array, from: number, to: number, out: Float64Array): void {
    const [totals, known] = [this.#totals, this.#known];
    for (let i = from; i < to; i++) {
      const key = keys[i] as number;
      out[i] = (known[key] as number) > 0 ? (totals[key] as number) : Number.NaN;
      totals[key] = 0;
      known[key] = 0;
    }
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
  take(keys: Int32Array, from: number, to: number, out: Float64Array): void {
    for (let i = from; i < to; i++) {
      const key = keys[i] as number;
      out[i] = this.#best[key] as number;
      this.#best[key] = Number.NaN;
    }
  }
  clear(key: number): void {
    this.#best[key] = Number.NaN;
  }
}
