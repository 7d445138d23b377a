import { wilson } from '#src/semantic/interval-estimate.ts';
import { studentQuantile } from '#src/semantic/quantiles.ts';
import { type ChanceCorrected, corrected, pairAgreement } from './chance.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { countRatings, type Level, type Ratings } from './ratings.ts';

export const METHODS = ['percent', 'cohen', 'fleiss', 'krippendorff', 'ac1'] as const;
export type Method = (typeof METHODS)[number];

/** A coefficient with its interval; null where the ratings cannot tell. `units`: those rated twice or more. */
export type Agreement = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly units: number;
};

/** Parts the units are cut into for the jackknife: one each up to here, so that long lists stay fast. */
const MAX_PARTS = 200;

/**
 * How far raters agree, with an interval for the units that might have been drawn instead (two-sided, default 95 %).
 *
 * `percent`: mean share of agreeing pairs, Wilson interval with units as trials. The others: jackknife over units (Efron and Stein 1981) with
 * Student's t. Where all units say the same the jackknife sees no spread: then the interval of the percentage is carried over.
 * Throws `bad_ratings`.
 */
export function agreement(ratings: Ratings, method: Method, level: Level = 'nominal', confidence = 0.95): Agreement {
  // Told before units without a pair are left out, so that rows are named as they stand in the file.
  countRatings(ratings, level);
  const units = ratings.filter((row) => row.filter((rating) => rating !== null).length >= 2);
  const n = units.length;
  const whole = n === 0 ? null : coefficient(units, method, level);
  const value = whole === null ? null : method === 'percent' ? whole.observed : corrected(whole);
  if (whole === null || value === null) return { value: null, low: null, high: null, units: n };
  const share = wilson(pairAgreement(countRatings(units, level).counts) * n, n, confidence);
  if (share === null || method === 'percent')
    return { value, low: share?.low ?? null, high: share?.high ?? null, units: n };
  const error = jackknife(units, (rest) => corrected(coefficient(rest, method, level)), value);
  if (error === null || error.se === 0) {
    const carried = (bound: number): number => clamp(corrected({ ...whole, observed: bound }) ?? value);
    return { value, low: Math.min(value, carried(share.low)), high: Math.max(value, carried(share.high)), units: n };
  }
  const half = studentQuantile((1 + confidence) / 2, error.degrees) * error.se;
  return { value, low: clamp(value - half), high: clamp(value + half), units: n };
}

/** A coefficient before chance is taken off it. */
export function coefficient(units: Ratings, method: Method, level: Level): ChanceCorrected {
  if (method === 'cohen') return cohenKappa(units, level);
  const counted = countRatings(units, level);
  if (method === 'fleiss') return fleissKappa(counted);
  if (method === 'ac1') return gwetAc1(counted);
  if (method === 'krippendorff') return krippendorffAlpha(counted, level);
  return { observed: pairAgreement(counted.counts), expected: 0 };
}

/** Standard error of a statistic of the units; null where it cannot be had with a part of them left out. */
function jackknife(
  units: Ratings,
  statistic: (units: Ratings) => number | null,
  whole: number,
): { se: number; degrees: number } | null {
  const parts = Math.min(units.length, MAX_PARTS);
  if (parts < 2) return null;
  const without = Array.from({ length: parts }, (_, part) => statistic(units.filter((_, at) => at % parts !== part)));
  if (!without.every((value): value is number => value !== null)) return null;
  const squares = without.reduce((sum, value) => sum + (value - whole) ** 2, 0);
  return { se: Math.sqrt((squares * (parts - 1)) / parts), degrees: parts - 1 };
}

const clamp = (value: number): number => Math.min(1, Math.max(-1, value));
