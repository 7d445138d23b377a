import { wilson } from '#src/semantic/interval-estimate.ts';
import { type Bounds, missOf } from '#src/modules/targets/contract/bounds.ts';
import type { Verdict } from '../contract/judged.ts';

type Value = { readonly value: number | null; readonly low: number | null; readonly high: number | null };

/** A figure against its target; the margin decides whether a miss is more than chance. */
export function verdictOf({ value, low, high }: Value, target: Bounds | null): Verdict {
  if (value === null) return 'no_data';
  if (target === null) return 'no_target';
  if (missOf(value, target) === 0) return 'met';
  if (low === null || high === null) return 'missed';
  return missOf(low, target) === 0 || missOf(high, target) === 0 || straddles(low, high, target)
    ? 'not_distinguishable'
    : 'missed';
}

/** A band narrower than the margin lies inside it. */
const straddles = (low: number, high: number, target: Bounds): boolean =>
  target.kind === 'between' && low <= target.low && high >= target.high;

/**
 * The 95 % margin of a person's share of counted rows (Wilson): her month is a sample of what she does. Null for anything else, whose spread
 * two sums do not tell.
 */
export function marginOf(
  parts: { readonly numerator: number | null; readonly denominator: number | null },
  { unit, counted }: { readonly unit: string; readonly counted: boolean },
): { readonly low: number | null; readonly high: number | null } {
  const { numerator, denominator } = parts;
  if (unit !== 'ratio' || !counted || numerator === null || denominator === null || numerator > denominator)
    return { low: null, high: null };
  return wilson(numerator, denominator) ?? { low: null, high: null };
}
