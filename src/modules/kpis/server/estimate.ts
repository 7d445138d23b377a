import type { KpiColumn } from '#src/semantic/answer.ts';

/** 95 % two-sided normal quantile. */
const Z = 1.959963984540054;

/**
 * 95 % Wilson score interval of a share (Wilson 1927), as fractions; null without trials. Shares of whole populations have no
 * interval: call it only for KPIs that estimate from a sample.
 */
export function wilson(successes: number, trials: number): { low: number; high: number } | null {
  if (!(trials > 0)) return null;
  const p = successes / trials;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (Z / (1 + z2 / trials)) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** The interval of one group of a sampled share. */
export function estimateOf(column: KpiColumn, group: number): { low: number; high: number } | null {
  if (column.kpi.sample !== 'proportion' || !column.denominator) return null;
  return wilson(column.numerator[group] ?? 0, column.denominator[group] ?? 0);
}
