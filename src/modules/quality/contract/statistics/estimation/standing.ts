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
  for (let i = 0; i < ranked.length; i++)
    for (let j = i + 1; j < ranked.length; j++)
      if (apart(i, j)) {
        before[j]! += 1;
        behind[i]! += 1;
      }
  let [band, best] = [1, 0];
  return ranked.map(({ agent }, at) => {
    if (at > 0 && apart(best, at)) {
      band += 1;
      best = at;
    }
    return { agent, band, from: before[at]! + 1, to: ranked.length - behind[at]! };
  });
}
