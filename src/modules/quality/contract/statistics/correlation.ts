import { normalQuantile } from '#src/semantic/quantiles.ts';

/** Sums of pairs: what a correlation needs, added up in a database. Weighted sums too; `effective` is then Kish's n. */
export type PairSums = {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
  readonly effective?: number;
};

export type Correlated = {
  readonly r: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided, of no correlation at all. */
  readonly p: number;
  readonly n: number;
};

/** Pearson's correlation with Fisher's interval; null below four pairs or where one side does not vary. */
export function correlated({ n, x, y, xx, yy, xy, effective = n }: PairSums, confidence = 0.95): Correlated | null {
  const [vx, vy] = [xx - (x * x) / n, yy - (y * y) / n];
  if (!(effective >= 4) || !(vx > 1e-9 * n) || !(vy > 1e-9 * n)) return null;
  const r = Math.min(1, Math.max(-1, (xy - (x * y) / n) / Math.sqrt(vx * vy)));
  const z = Math.atanh(Math.min(0.999_999, Math.max(-0.999_999, r)));
  const error = 1 / Math.sqrt(effective - 3);
  const half = normalQuantile((1 + confidence) / 2) * error;
  return { r, low: Math.tanh(z - half), high: Math.tanh(z + half), p: 2 * upperTail(Math.abs(z) / error), n };
}

/** Share of the standard normal distribution above a positive `z` (Zelen and Severo, error under 7.5e-8; its tail for far values). */
export function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 6) return density / z;
  const t = 1 / (1 + 0.231_641_9 * z);
  const terms = [0.319_381_53, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
  return density * terms.reduceRight((sum, term) => (sum + term) * t, 0);
}

/**
 * Which of several findings stand when false ones may be one in twenty of them (Benjamini and Hochberg 1995): their adjusted p in the
 * order given; null stays null.
 */
export function falseDiscovery(ps: readonly (number | null)[]): (number | null)[] {
  const known = ps.flatMap((p, at) => (p === null ? [] : [{ p, at }])).sort((a, b) => b.p - a.p);
  const adjusted: (number | null)[] = ps.map(() => null);
  let least = 1;
  for (const [i, { p, at }] of known.entries()) {
    least = Math.min(least, (p * known.length) / (known.length - i));
    adjusted[at] = least;
  }
  return adjusted;
}
