import { wilson } from '#src/semantic/interval-estimate.ts';
import { studentQuantile } from '#src/semantic/quantiles.ts';

/** One day of a measure: what stands above and below the line. */
export type Day = { readonly numerator: number; readonly denominator: number };

/** After less before, 95 %. */
export type Change = { readonly value: number; readonly low: number; readonly high: number };

/** Days with data below which a span says nothing. */
export const FEWEST_DAYS = 5;

type Span = { readonly n: number; readonly ratio: number; readonly variance: number; readonly below: number };

/**
 * How a ratio of sums changed between two spans of days; null where either has fewer than five days with data.
 *
 * Days are the units: what makes a bad day moves all contacts of it, and contacts that come together are not as many witnesses. Variance of a ratio of
 * sums by linearisation over days (Cochran 1977, §6.5), both spans by Welch's t. Of `shares` every row is yes or no, so the interval is at least
 * Newcombe's (1998, method 10) of two independent proportions: the wider of each end is taken. The first holds where days differ, the second where rows
 * are few or all alike.
 */
export function beforeAfter(before: readonly Day[], after: readonly Day[], shares: boolean): Change | null {
  const [first, second] = [spanOf(before), spanOf(after)];
  if (first === null || second === null) return null;
  const value = second.ratio - first.ratio;
  const [a, b] = [first.variance, second.variance];
  const error = Math.sqrt(a + b);
  const degrees = a + b === 0 ? 1 : (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  // Half degrees are the finest the quantile takes.
  const half = error === 0 ? 0 : studentQuantile(0.975, Math.max(1, Math.floor(degrees * 2) / 2)) * error;
  const byDays = { value, low: value - half, high: value + half };
  if (!shares) return error === 0 && value === 0 ? byDays : error === 0 ? null : byDays;
  const byRows = newcombe(first, second);
  return { value, low: Math.min(byDays.low, byRows.low), high: Math.max(byDays.high, byRows.high) };
}

function spanOf(days: readonly Day[]): Span | null {
  const known = days.filter(({ denominator }) => denominator > 0);
  const n = known.length;
  if (n < FEWEST_DAYS) return null;
  const above = known.reduce((sum, day) => sum + day.numerator, 0);
  const below = known.reduce((sum, day) => sum + day.denominator, 0);
  const ratio = above / below;
  const squares = known.reduce((sum, day) => sum + (day.numerator - ratio * day.denominator) ** 2, 0);
  return { n, ratio, below, variance: ((n / (n - 1)) * squares) / below ** 2 };
}

function newcombe(first: Span, second: Span): { low: number; high: number } {
  const [a, b] = [first, second].map(({ ratio, below }) => wilson(ratio * below, below)!);
  const [p, q] = [first.ratio, second.ratio];
  return {
    low: q - p - Math.hypot(q - b!.low, a!.high - p),
    high: q - p + Math.hypot(b!.high - q, p - a!.low),
  };
}

/** What a change says of the way it was to go. */
export function verdictOf(
  change: Pick<Change, 'low' | 'high'> | null,
  direction: 'up' | 'down',
): 'improved' | 'not_distinguishable' | 'worse' | 'cannot_tell' {
  if (change === null) return 'cannot_tell';
  if (change.low <= 0 && change.high >= 0) return 'not_distinguishable';
  return change.low > 0 === (direction === 'up') ? 'improved' : 'worse';
}
