import { unitOf, type Values } from './day-rows.ts';

/** A stretch of ascending values. */
export type Run = { readonly values: Values; readonly from: number; readonly to: number };

/** Number of values below `bound` (in units of the array) in `[from, to)`, which is ascending. */
export function countBelow(values: Values, from: number, to: number, bound: number): number {
  if (to <= from) return 0;
  if (values instanceof Uint16Array) return countBelowNarrow(values, from, to, clamped(bound));
  if (values instanceof Int32Array) return countBelowWhole(values, from, to, clamped(bound));
  return countBelowAny(values, from, to, bound);
}

/** Beyond every stored whole number, yet differences with them fit 32 bits. */
const WIDEST = 2 ** 30;

/** A bound that `countBelowWhole` can take. */
export const clamped = (bound: number): number => Math.max(-WIDEST, Math.min(WIDEST, bound));

/**
 * Halving without branches: the sign of a difference is the mask of a step. A processor guesses the outcome of a comparison
 * wrongly half the time here, and each wrong guess costs more than the whole step.
 */
export function countBelowWhole(values: Int32Array, from: number, to: number, bound: number): number {
  let base = from;
  let n = to - from;
  while (n > 1) {
    const half = n >> 1;
    base += half & (((values[base + half - 1] as number) - bound) >> 31);
    n -= half;
  }
  return base - from - (((values[base] as number) - bound) >> 31);
}

/**
 * The same for 16 bits: a function that met both kinds of array would test each access for its kind. The first step leaves a power of two, so that
 * the others need not ask how many are left; cells of some dozen values, the everyday case, run straight through.
 */
export function countBelowNarrow(values: Uint16Array, from: number, to: number, bound: number): number {
  const n = to - from;
  const power = 31 - Math.clz32(n);
  const width = 1 << power;
  let base = from + ((n - width) & (((values[from + width - 1] as number) - bound) >> 31));
  for (let half = width >> 1; half > 32; half >>= 1)
    base += half & (((values[base + half - 1] as number) - bound) >> 31);
  if (power > 5) base += 32 & (((values[base + 31] as number) - bound) >> 31);
  if (power > 4) base += 16 & (((values[base + 15] as number) - bound) >> 31);
  if (power > 3) base += 8 & (((values[base + 7] as number) - bound) >> 31);
  if (power > 2) base += 4 & (((values[base + 3] as number) - bound) >> 31);
  if (power > 1) base += 2 & (((values[base + 1] as number) - bound) >> 31);
  if (power > 0) base += 1 & (((values[base] as number) - bound) >> 31);
  return base - from - (((values[base] as number) - bound) >> 31);
}

function countBelowAny(values: Float64Array, from: number, to: number, bound: number): number {
  let base = from;
  let n = to - from;
  while (n > 1) {
    const half = n >> 1;
    if ((values[base + half - 1] as number) < bound) base += half;
    n -= half;
  }
  return base - from + ((values[base] as number) < bound ? 1 : 0);
}

/** Type-7 quantile of one run, milliseconds; NaN when empty. */
export function quantileOfRun(values: Values, from: number, to: number, p: number): number {
  const n = to - from;
  if (n === 0) return Number.NaN;
  const h = (n - 1) * p;
  const low = Math.floor(h);
  const a = values[from + low] as number;
  const b = h === low ? a : (values[from + low + 1] as number);
  return (a + (b - a) * (h - low)) * unitOf(values);
}

/** The same of `n` whole seconds, of which there is one at least. */
export function quantileOfSeconds(values: Uint16Array, from: number, n: number, p: number): number {
  const h = (n - 1) * p;
  const low = h | 0;
  const a = values[from + low] as number;
  return (h === low ? a : a + ((values[from + low + 1] as number) - a) * (h - low)) * 1000;
}

/** The same of `n` whole milliseconds: a function for each kind of array is twice as fast as one for both. */
export function quantileOfMilliseconds(values: Int32Array, from: number, n: number, p: number): number {
  const h = (n - 1) * p;
  const low = h | 0;
  const a = values[from + low] as number;
  return h === low ? a : a + ((values[from + low + 1] as number) - a) * (h - low);
}

/** Below this many values, copying and sorting them is faster than searching all runs. */
const FEW = 64;
const scratch = new Float64Array(FEW);

/** Type-7 quantile of several runs together, milliseconds; exact: values are whole milliseconds. */
export function quantileOfRuns(runs: readonly Run[], p: number): number {
  const [only] = runs;
  if (runs.length === 1 && only) return quantileOfRun(only.values, only.from, only.to, p);
  const n = runs.reduce((sum, run) => sum + run.to - run.from, 0);
  if (n === 0) return Number.NaN;
  if (n <= FEW) return quantileOfFew(runs, n, p);
  const h = (n - 1) * p;
  const low = Math.floor(h);
  const a = nth(runs, low);
  if (h === low) return a;
  const b = belowOrAt(runs, a) >= low + 2 ? a : nextAbove(runs, a);
  return a + (b - a) * (h - low);
}

function quantileOfFew(runs: readonly Run[], n: number, p: number): number {
  let count = 0;
  for (const { values, from, to } of runs) {
    const unit = unitOf(values);
    for (let i = from; i < to; i++) {
      const value = (values[i] as number) * unit;
      let at = count++;
      for (; at > 0 && (scratch[at - 1] as number) > value; at--) scratch[at] = scratch[at - 1] as number;
      scratch[at] = value;
    }
  }
  return quantileOfRun(scratch, 0, n, p);
}

/** The value of rank `rank` (0-based): halves the span of values until one is left. */
function nth(runs: readonly Run[], rank: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { values, from, to } of runs) {
    if (from === to) continue;
    low = Math.min(low, (values[from] as number) * unitOf(values));
    high = Math.max(high, (values[to - 1] as number) * unitOf(values));
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (belowOrAt(runs, middle) > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}

function belowOrAt(runs: readonly Run[], value: number): number {
  let count = 0;
  for (const { values, from, to } of runs)
    count += countBelow(values, from, to, Math.ceil((value + 1) / unitOf(values)));
  return count;
}

function nextAbove(runs: readonly Run[], value: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { values, from, to } of runs) {
    const unit = unitOf(values);
    const at = from + countBelow(values, from, to, Math.ceil((value + 1) / unit));
    if (at < to) next = Math.min(next, (values[at] as number) * unit);
  }
  return next;
}
