/** Fewest earlier points from which limits mean anything. */
const ENOUGH = 8;
/** Mean of the range of two normal values, in standard deviations (d2 for n = 2). */
const D2 = 1.128;

export type Limits = { readonly low: number; readonly high: number };
/** One point of a series as its parts; null where there is no data. */
export type SeriesPoint = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
};

/**
 * Limits of an individuals chart (XmR; Shewhart) from earlier values: mean ± 2.66 × mean moving range, so that an outlier among
 * them does not widen the band as a standard deviation would. Null with fewer than eight values.
 */
export function individualsLimits(values: readonly (number | null)[]): Limits | null {
  const known = values.filter((v): v is number => v !== null);
  if (known.length < ENOUGH) return null;
  const mean = known.reduce((sum, v) => sum + v, 0) / known.length;
  const reach = (3 / D2) * meanMove(known);
  return { low: mean - reach, high: mean + reach };
}

/**
 * Laney p′ limits (Laney 2002, Quality Engineering 14:531) for a share whose denominator is `denominator`, from earlier days' counts:
 * binomial limits widened (or narrowed) by how much the days' z-scores really move. With hundreds of contacts a day the plain p chart
 * calls every day special; an individuals chart ignores that a quiet day swings more. Null with fewer than eight days.
 */
export function shareLimits(days: readonly SeriesPoint[], denominator: number): Limits | null {
  const known = days.flatMap(({ numerator: x, denominator: n }) =>
    x === null || n === null || !(n > 0) ? [] : [{ x, n }],
  );
  if (known.length < ENOUGH || !(denominator > 0)) return null;
  const mean = known.reduce((sum, { x }) => sum + x, 0) / known.reduce((sum, { n }) => sum + n, 0);
  const spread = Math.sqrt(mean * (1 - mean));
  if (spread === 0) return { low: mean, high: mean };
  const moved = meanMove(known.map(({ x, n }) => (x / n - mean) / (spread / Math.sqrt(n)))) / D2;
  const reach = (3 * spread * moved) / Math.sqrt(denominator);
  return { low: Math.max(0, mean - reach), high: Math.min(1, mean + reach) };
}

/** Limits for the next point of a KPI's series: p′ where both parts are counts, else an individuals chart above nought. */
export function nextLimits(
  days: readonly SeriesPoint[],
  next: { readonly unit: string; readonly countsOf: boolean; readonly denominator: number | null },
): Limits | null {
  if (next.unit === 'ratio' && next.countsOf && next.denominator !== null) return shareLimits(days, next.denominator);
  const limits = individualsLimits(days.map(({ value }) => value));
  if (limits === null) return null;
  const share = next.unit === 'ratio' && days.every(({ value }) => value === null || value <= 1);
  return {
    low: next.unit === 'points' ? limits.low : Math.max(0, limits.low),
    high: share ? Math.min(1, limits.high) : limits.high,
  };
}

const meanMove = (values: readonly number[]): number =>
  values.slice(1).reduce((sum, v, i) => sum + Math.abs(v - values[i]!), 0) / (values.length - 1);
