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
  const apart = (a: ScoreEstimate, b: ScoreEstimate): boolean =>
    a.adjusted - b.adjusted >
    tQuantile(1 - 0.025 / many, Math.min(a.degrees, b.degrees)) * Math.hypot(a.error, b.error);
  let [band, best] = [0, ranked[0]];
  return ranked.map((one, at) => {
    if (at === 0 || (best !== undefined && apart(best, one))) {
      band += 1;
      best = one;
    }
    let [before, behind] = [0, 0];
    for (let i = 0; i < at; i++) if (apart(ranked[i]!, one)) before += 1;
    for (let i = at + 1; i < ranked.length; i++) if (apart(one, ranked[i]!)) behind += 1;
    return { agent: one.agent, band, from: before + 1, to: ranked.length - behind };
  });
}
