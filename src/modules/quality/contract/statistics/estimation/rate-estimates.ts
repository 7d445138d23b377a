import { wilson } from '#src/semantic/interval-estimate.ts';
import { between } from './between.ts';
import type { Bounds } from './bounded-interval.ts';
import { FEWEST } from './score-estimates.ts';

/** Evaluations of a person with a critical error, of all. */
export type RateCount = { readonly agent: string; readonly n: number; readonly failed: number };

export type RateEstimate = RateCount & {
  /** 0–1. */
  readonly rate: number | null;
  /** Wilson; null below five evaluations. */
  readonly interval: Bounds | null;
  readonly shrunken: number | null;
};

/**
 * Critical errors by person, apart from the graded score. The shrunken rate is that of a person drawn from a beta distribution like these people's
 * (by moments; Casella 1985): nobody's rate is 0 because four contacts were clean.
 */
export function estimateRates(counts: readonly RateCount[]): RateEstimate[] {
  const known = counts.filter(({ n }) => n > 0);
  const all = known.reduce((sum, { n }) => sum + n, 0);
  const mean = all === 0 ? null : known.reduce((sum, { failed }) => sum + failed, 0) / all;
  const spread = mean === null ? 0 : mean * (1 - mean);
  const { variance } = between(known.map(({ n, failed }) => ({ value: failed / n, error: spread / n }))) ?? {
    variance: 0,
  };
  // How many evaluations the others' experience is worth.
  const worth = variance > 0 ? Math.max(1, spread / variance - 1) : Number.POSITIVE_INFINITY;
  return counts.map(({ agent, n, failed }) => {
    const bounds = n < FEWEST ? null : wilson(failed, n);
    return {
      agent,
      n,
      failed,
      rate: n === 0 ? null : failed / n,
      interval: bounds === null ? null : { low: bounds.low, high: bounds.high },
      shrunken:
        mean === null ? null : worth === Number.POSITIVE_INFINITY ? mean : (failed + worth * mean) / (n + worth),
    };
  });
}
