import { normalQuantile } from '#src/semantic/quantiles.ts';

export type SampleNeed = {
  /** How many there are to draw from; absent: without end. */
  readonly population?: number | undefined;
  /** Half the width of the interval, as a share. */
  readonly margin: number;
  /** 0–1, default 0.95. */
  readonly confidence?: number | undefined;
  /** The share expected; 0.5, the default, needs most. */
  readonly share?: number | undefined;
};

/**
 * How many to draw at random so that a share is known to ± `margin` (Cochran 1977, with the correction for finite populations), rounded up: the
 * promise is kept. With `table`, chi-square 3.841 for 95 % and rounded to the nearest, as Krejcie and Morgan (1970) printed it.
 */
export function sampleSize({ population, margin, confidence = 0.95, share = 0.5 }: SampleNeed, table = false): number {
  const z = normalQuantile((1 + confidence) / 2);
  const chi2 = table && confidence === 0.95 ? 3.841 : z * z;
  const spread = chi2 * share * (1 - share);
  const n =
    population === undefined ? spread / margin ** 2 : (spread * population) / (margin ** 2 * (population - 1) + spread);
  // A whole number that arithmetic left a hair above itself is not one more.
  return table ? Math.round(n) : Math.ceil(n - 1e-9);
}
