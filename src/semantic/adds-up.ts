import { aggregatesOf, type Linear, type Measure } from './measure.ts';

/**
 * True when the parts of a KPI over a range are the sums of its parts over the pieces of that range: counts and sums are, distinct counts,
 * percentiles, extremes, mean levels and two-level KPIs are not.
 */
export function addsUpOverTime(measure: Measure): boolean {
  if (measure.op === 'overIntervals') return false;
  const sides =
    measure.op === 'value' ? [measure.of] : measure.op === 'ratio' ? [measure.numerator, measure.denominator] : [];
  if (sides.some(hasLevel)) return false;
  return aggregatesOf(measure).every(({ fn }) => fn === 'count' || fn === 'sum');
}

const hasLevel = (linear: Linear): boolean =>
  linear.op === 'average' ||
  (linear.op === 'scale' && hasLevel(linear.term)) ||
  (linear.op === 'add' && linear.terms.some(({ term }) => hasLevel(term)));
