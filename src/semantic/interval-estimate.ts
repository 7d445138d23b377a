import type { Kpi } from './kpi.ts';
import { normalQuantile, studentQuantile } from './quantiles.ts';

/** An interval, 95 % unless another was asked for; for shares as fractions, for means on the scale of the score. */
export type Estimate = { readonly low: number; readonly high: number; readonly method: 'wilson' | 'bounded' | 't' };

/** From here on the mean of scores is near enough to normal for t (kpi-catalogue §3.9). */
const LARGE = 30;

/**
 * Wilson score interval (Wilson 1927) of `successes` out of `trials`; null without trials. For samples only: the share of a whole
 * population has no interval.
 */
export function wilson(successes: number, trials: number, confidence = 0.95): Estimate | null {
  if (!(trials > 0)) return null;
  const { low, high } = score(successes / trials, trials, confidence);
  return { low, high, method: 'wilson' };
}

function score(p: number, n: number, confidence = 0.95): { low: number; high: number } {
  const z = normalQuantile((1 + confidence) / 2);
  const z2 = z * z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  // At both ends the formula gives the end itself, but for rounding.
  return { low: p <= 0 ? 0 : Math.max(0, centre - half), high: p >= 1 ? 1 : Math.min(1, centre + half) };
}

/**
 * Interval of the mean of scores between `floor` and `ceiling`, from their number, sum and sum of squares; null without scores.
 *
 * Below 30 scores: no distribution on the scale is wider than all-or-nothing with the same mean, so the Wilson interval of that coin
 * holds for every shape, also for scores that pile up under the ceiling, where t misses the truth too often. It is wide because
 * a handful of scores cannot exclude a rare very bad one. From 30 on: Student's t.
 */
export function meanEstimate(
  n: number,
  sum: number,
  squares: number,
  scale: { readonly floor: number; readonly ceiling: number },
): Estimate | null {
  if (!(n > 0)) return null;
  const mean = sum / n;
  const { floor, ceiling } = scale;
  const width = ceiling - floor;
  if (n < LARGE) {
    const { low, high } = score(Math.min(1, Math.max(0, (mean - floor) / width)), n);
    return { low: floor + low * width, high: floor + high * width, method: 'bounded' };
  }
  const deviation = Math.sqrt(Math.max(0, (squares - sum * mean) / (n - 1)));
  const half = (studentQuantile(0.975, n - 1) * deviation) / Math.sqrt(n);
  return { low: Math.max(floor, mean - half), high: Math.min(ceiling, mean + half), method: 't' };
}

/** How many rows a value needs before it is compared or ranked: 5 evaluations for a sampled mean, 30 contacts for a rate, else none. */
export function minimumRows(kpi: Kpi): number {
  if (kpi.sample === 'mean') return 5;
  return kpi.unit === 'ratio' || kpi.unit === 'per_10000' ? 30 : 0;
}

/** Whether a value stands on enough rows; below, surfaces say so and do not rank it (E29). */
export const enoughRows = (kpi: Kpi, rows: number): boolean => rows >= minimumRows(kpi);
