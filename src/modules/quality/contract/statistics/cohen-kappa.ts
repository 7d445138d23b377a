import { invalid } from '#src/kernel/errors.ts';
import type { ChanceCorrected } from './chance.ts';
import { countRatings, type Level, type Ratings } from './ratings.ts';

/**
 * Cohen's kappa (Cohen 1960) of two raters over the units both rated. On a scale disagreement is weighed by its size (Cohen 1968): linearly in
 * ranks for `ordinal`, by the square of the difference for `interval`. Throws `bad_ratings` for more raters than two, or level `ratio`.
 */
export function cohenKappa(ratings: Ratings, level: Level = 'nominal'): ChanceCorrected {
  if (ratings.some((row) => row.length !== 2) || level === 'ratio') {
    throw invalid('bad_ratings', "Cohen's kappa is for two raters and nominal, ordinal or interval ratings", {
      field: 'method',
      remedy: 'Use krippendorff, or fleiss for more raters.',
    });
  }
  const both = ratings.filter((row) => row.every((rating) => rating !== null));
  if (both.length === 0) return { observed: Number.NaN, expected: Number.NaN };
  const { categories } = countRatings(both, level);
  const weight = weightsOf(categories, level);
  const place = new Map(categories.map((category, i) => [category, i]));
  const [rows, columns] = [new Float64Array(categories.length), new Float64Array(categories.length)];
  let observed = 0;
  for (const [a, b] of both) {
    const [i, j] = [place.get(a!) ?? 0, place.get(b!) ?? 0];
    rows[i]! += 1;
    columns[j]! += 1;
    observed += weight(i, j);
  }
  let expected = 0;
  for (const [i, p] of rows.entries()) for (const [j, q] of columns.entries()) expected += p * q * weight(i, j);
  return { observed: observed / both.length, expected: expected / both.length ** 2 };
}

/** How much of an agreement two categories are, 0–1. */
function weightsOf(categories: readonly (number | string)[], level: Level): (i: number, j: number) => number {
  const last = categories.length - 1;
  if (level === 'nominal' || last < 1) return (i, j) => (i === j ? 1 : 0);
  if (level === 'ordinal') return (i, j) => 1 - Math.abs(i - j) / last;
  const span = Number(categories[last]) - Number(categories[0]);
  return (i, j) => 1 - ((Number(categories[i]) - Number(categories[j])) / span) ** 2;
}
