import { invalid } from '#src/kernel/errors.ts';
import { wilson } from '#src/semantic/interval-estimate.ts';
import type { Cell, Sheet } from './output.ts';
import { QUALITY_CALCULATIONS, type QualityOptions } from './quality-calculations.ts';
import { QUEUE_CALCULATIONS, type QueueOptions } from './queueing-calculations.ts';

/** Small sums people otherwise do in a spreadsheet, each by the definition the KPIs use. */
const CALCULATIONS: Readonly<
  Record<string, { readonly usage: string; run(numbers: readonly number[]): Record<string, Cell> }>
> = {
  wilson: {
    usage: 'calc wilson SUCCESSES TRIALS',
    run: ([successes = Number.NaN, trials = Number.NaN]) => {
      const interval = wilson(successes, trials);
      if (!interval || successes > trials) throw usage('wilson');
      return { share: successes / trials, low: interval.low, high: interval.high, n: trials };
    },
  },
  quantile: {
    usage: 'calc quantile P VALUE …   (P from 0 to 1, type 7)',
    run: ([p = Number.NaN, ...values]) => {
      if (!(p >= 0 && p <= 1) || values.length === 0) throw usage('quantile');
      return { p, value: quantile(values, p), n: values.length };
    },
  },
  mean: {
    usage: 'calc mean VALUE …',
    run: (values) => {
      if (values.length === 0) throw usage('mean');
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const sd =
        values.length < 2 ? null : Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / (values.length - 1));
      return { mean, sd, n: values.length };
    },
  },
};

/** `yunchou calc NAME NUMBER …` or `calc NAME --OPTION …`. Throws `bad_calculation` with the usage of each. */
export function calcCommand(
  name: string,
  words: readonly string[],
  options: QueueOptions & QualityOptions = {},
): { sheet: Sheet; json: unknown } {
  const row = rowOf(name, words, options);
  return {
    json: row,
    sheet: { columns: Object.keys(row).map((k) => ({ name: k, title: k, right: true })), rows: [row] },
  };
}

function rowOf(name: string, words: readonly string[], options: QueueOptions & QualityOptions): Record<string, Cell> {
  const queueing = QUEUE_CALCULATIONS[name];
  if (queueing && words.length === 0) return queueing.run(options);
  const quality = QUALITY_CALCULATIONS[name];
  if (quality && words.length === 0) return quality.run(options);
  const calculation = CALCULATIONS[name];
  const numbers = words.map(Number);
  if (!calculation || numbers.some((n) => !Number.isFinite(n))) throw usage(name);
  return calculation.run(numbers);
}

/** Linear interpolation between order statistics (type 7), as in both engines. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

function usage(name: string): Error {
  const lines = [
    ...Object.values(CALCULATIONS),
    ...Object.values(QUEUE_CALCULATIONS),
    ...Object.values(QUALITY_CALCULATIONS),
  ].map((c) => c.usage);
  return invalid('bad_calculation', `"${name}" with these numbers cannot be calculated`, {
    field: 'calc',
    remedy: `Use: ${lines.join(' | ')}`,
  });
}
