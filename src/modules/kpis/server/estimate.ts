import type { KpiColumn } from '#src/semantic/answer.ts';
import { type Estimate, meanEstimate, wilson } from '#src/semantic/interval-estimate.ts';

/** The 95 % interval of one group of a sampled share or mean; null for KPIs that count a whole population. */
export function estimateOf(column: KpiColumn, group: number): Estimate | null {
  const { kpi, numerator, denominator, squares } = column;
  if (!denominator) return null;
  const [sum, n] = [numerator[group] ?? 0, denominator[group] ?? 0];
  if (kpi.sample === 'proportion') return wilson(sum, n);
  if (kpi.sample !== 'mean' || !kpi.scale || !squares) return null;
  return meanEstimate(n, sum, squares[group] ?? 0, kpi.scale);
}
