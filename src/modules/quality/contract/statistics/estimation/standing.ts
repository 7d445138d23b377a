import type { Bounds } from './bounded-interval.ts';
import { tQuantile } from './bounded-interval.ts';
import type { ScoreEstimate } from './score-estimates.ts';

export type Standing = 'above' | 'below' | 'not_distinguishable' | 'description_only';

/** Where a score stands to a line. Not distinguishable is a result: nothing speaks against the line, so it is treated as met. */
export function standing(interval: Bounds | null, line: number): Standing {
  if (interval === null) return 'description_only';
  if (interval.low > line) return 'above';
  return interval.high < line ? 'below' : 'not_distinguishable';
}

/** A place among the others that cannot be told from its neighbours'. */
export type Band = {
  readonly agent: string;
  /** Bands from 1, the best; within one nobody differs from its best. */
  readonly band: number;
  /** All places the person may truly have, at 95 % for everybody together. */
  readonly from: number;
  readonly to: number;
};

/**
 * Tie bands instead of ranks. A band begins with its best person and takes in everybody who cannot be told from her, at 5 % for all comparisons with her
 * together (Bonferroni). Places: whoever is surely better is before, whoever is surely worse behind (Klein, Wright and Wieczorek 2020), at 5 % for all
 * pairs a person is in. People with a description only have no band.
 */
export function tieBands(people: readonly ScoreEstimate[]): Band[] {
  const ranked = people.filter(({ interval }) => interval !== null).toSorted((a, b) => b.adjusted - a.adjusted);
  const many = Math.max(1, ranked.length - 1);
  const score = Float64Array.from(ranked, ({ adjusted }) => adjusted);
  const variance = Float64Array.from(ranked, ({ error }) => error ** 2);
  // Thousands of people meet each other in millions of pairs, and share a few quantiles. The fewer degrees of freedom of two give the larger one.
  const known = new Map<number, number>();
  const quantile = Float64Array.from(ranked, ({ degrees }) => {
    const free = Math.max(1, Math.min(1000, Math.floor(degrees)));
    const found = known.get(free) ?? tQuantile(1 - 0.025 / many, free) ** 2;
    known.set(free, found);
    return found;
  });
  const apart = (i: number, j: number): boolean => {
    const difference = score[i]! - score[j]!;
    return difference * difference > Math.max(quantile[i]!, quantile[j]!) * (variance[i]! + variance[j]!);
  };
  const before = new Int32Array(ranked.length);
  const behind = new Int32Array(ranked.length);
  const [most, least] = [extremes(Math.max, quantile, variance), extremes(Math.min, quantile, variance)];
  // People from a place on are all surely worse: how many get one more before them there.
  const more = new Int32Array(ranked.length + 1);
  for (let i = 0; i < ranked.length; i++) {
    const within = (by: { quantile: number; variance: number }): number =>
      Math.sqrt(Math.max(quantile[i]!, by.quantile) * (variance[i]! + by.variance));
    // Nobody is apart before the first of these places, everybody from the second on: only those between are compared.
    const maybe = firstBelow(score, score[i]! - within(least) * (1 - SLACK), i + 1);
    const surely = firstBelow(score, score[i]! - within(most) * (1 + SLACK), maybe);
    more[surely]! += 1;
    behind[i]! += ranked.length - surely;
    for (let j = maybe; j < surely; j++)
      if (apart(i, j)) {
        before[j]! += 1;
        behind[i]! += 1;
      }
  }
  for (let i = 0, all = 0; i < ranked.length; i++) before[i]! += all += more[i]!;
  let [band, best] = [1, 0];
  return ranked.map(({ agent }, at) => {
    if (at > 0 && apart(best, at)) {
      band += 1;
      best = at;
    }
    return { agent, band, from: before[at]! + 1, to: ranked.length - behind[at]! };
  });
}

/** Of a bound, so that rounding never decides what a comparison of two people would decide otherwise. */
const SLACK = 1e-9;

const extremes = (
  of: (a: number, b: number) => number,
  quantile: Float64Array,
  variance: Float64Array,
): { quantile: number; variance: number } => ({
  quantile: quantile.reduce((a, b) => of(a, b), quantile[0] ?? 0),
  variance: variance.reduce((a, b) => of(a, b), variance[0] ?? 0),
});

/** First place from `from` on whose score is below a limit; scores fall. */
function firstBelow(score: Float64Array, limit: number, from: number): number {
  let [low, high] = [from, score.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (score[middle]! < limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
