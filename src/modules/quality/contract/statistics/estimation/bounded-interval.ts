import { studentQuantile } from '#src/semantic/quantiles.ts';

export type Bounds = { readonly low: number; readonly high: number };

/**
 * Interval of a mean of scores 0–100: all means m the score `mean` is no surprise for, when a mean around m varies by
 * `dispersion` × m (100 − m) × `spread` + `extra`. With dispersion 1, no extra and the normal quantile it is Wilson's interval; the dispersion of real
 * scores, pooled over people, makes it as narrow as they allow. It never leaves the scale, is longer towards the middle than towards the ceiling, and a
 * handful of full marks does not shrink it to nothing, where Student's t says 100 ± 0.
 */
export function boundedInterval(
  mean: number,
  {
    spread,
    dispersion,
    extra,
    degrees,
    confidence = 0.95,
  }: {
    /** Σ weight² over the evaluations: 1 ÷ n where all weigh the same. */
    readonly spread: number;
    readonly dispersion: number;
    /** Variance that comes on top: of inspectors' severity, points². */
    readonly extra: number;
    readonly degrees: number;
    readonly confidence?: number;
  },
): Bounds {
  const m = Math.min(1, Math.max(0, mean / 100));
  const t2 = tQuantile((1 + confidence) / 2, degrees) ** 2;
  const a = t2 * dispersion * spread;
  const middle = (2 * m + a) / (2 * (1 + a));
  const inside = middle ** 2 - (m * m - (t2 * extra) / 10_000) / (1 + a);
  const half = Math.sqrt(Math.max(0, inside));
  // At both ends the formula gives the end itself, but for rounding.
  return {
    low: m <= 0 ? 0 : 100 * Math.max(0, middle - half),
    high: m >= 1 ? 100 : 100 * Math.min(1, middle + half),
  };
}

const known = new Map<string, number>();
/** Student's quantile, remembered: the people of a board share a few degrees of freedom. Fractions of a degree do not matter here. */
export function tQuantile(p: number, degrees: number): number {
  const whole = Math.max(1, Math.min(1000, Math.floor(degrees)));
  const key = `${p} ${whole}`;
  const value = known.get(key) ?? studentQuantile(p, whole);
  if (known.size > 10_000) known.clear();
  known.set(key, value);
  return value;
}
