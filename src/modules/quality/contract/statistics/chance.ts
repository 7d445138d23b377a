import { type Counted, sumOf } from './ratings.ts';

/** Agreement seen and agreement expected of raters who only share the habit of giving each category so often. */
export type ChanceCorrected = { readonly observed: number; readonly expected: number };

/** (observed − expected) ÷ (1 − expected); null where chance alone would always agree, so that nothing can be told. */
export function corrected({ observed, expected }: ChanceCorrected): number | null {
  return expected >= 1 || Number.isNaN(observed) ? null : (observed - expected) / (1 - expected);
}

/** Mean share of agreeing pairs over units with two ratings or more; NaN without such units. */
export function pairAgreement(counts: Counted['counts']): number {
  let [sum, units] = [0, 0];
  for (const unit of counts) {
    const raters = sumOf(unit);
    if (raters < 2) continue;
    let agreeing = 0;
    for (const n of unit) agreeing += n * (n - 1);
    sum += agreeing / (raters * (raters - 1));
    units += 1;
  }
  return units === 0 ? Number.NaN : sum / units;
}

/** Each category's share of a unit's ratings, averaged over units. */
export function prevalences(counts: Counted['counts']): Float64Array {
  const shares = new Float64Array(counts[0]?.length ?? 0);
  for (const unit of counts) {
    const raters = sumOf(unit);
    for (let k = 0; k < shares.length; k++) shares[k]! += (unit[k] ?? 0) / raters / counts.length;
  }
  return shares;
}
