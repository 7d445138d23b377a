import { studentQuantile } from '#src/semantic/quantiles.ts';

export type Difference = {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly spread: number;
};

/** Below this many pairs there is no interval. */
const FEWEST = 5;

/** Mean of paired differences with Student's interval: differences of scores are not squeezed against an end of the scale. */
export function meanDifference(values: readonly number[]): Difference | null {
  const n = values.length;
  if (n < FEWEST) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, spread: Math.sqrt(variance) };
}
