/** Fewest days from which limits mean anything. */
const enough = 8;

/**
 * Limits of an individuals chart from the days before: mean ± 2.66 × mean moving range (Shewhart, constants for two
 * neighbours), so that an outlier among them does not widen the band as a standard deviation would. Shares stay in 0–1,
 * other KPIs above nought. `null` with fewer than eight days with data.
 */
export function controlLimits(days: readonly (number | null)[], unit: string): { low: number; high: number } | null {
  const values = days.filter((v): v is number => v !== null);
  if (values.length < enough) return null;
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const moves = values.slice(1).map((v, i) => Math.abs(v - values[i]!));
  const reach = (2.66 * moves.reduce((sum, v) => sum + v, 0)) / moves.length;
  const floor = unit === 'points' ? Number.NEGATIVE_INFINITY : 0;
  const ceiling = unit === 'ratio' && Math.max(...values) <= 1 ? 1 : Number.POSITIVE_INFINITY;
  return { low: Math.max(floor, mean - reach), high: Math.min(ceiling, mean + reach) };
}
