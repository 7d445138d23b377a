import type { ChanceCorrected } from './chance.ts';
import { type Counted, type Level, sumOf } from './ratings.ts';

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability") in the form 1 − D_o ÷ D_e, any number of raters, missing
 * ratings, four levels. Given as agreement: observed 1 − D_o, expected 1 − D_e, on the scale of the level's own differences.
 */
export function krippendorffAlpha({ categories, counts }: Counted, level: Level = 'nominal'): ChanceCorrected {
  const kinds = categories.length;
  const paired = counts.filter((unit) => sumOf(unit) >= 2);
  const totals = new Float64Array(kinds);
  for (const unit of paired) for (let k = 0; k < kinds; k++) totals[k]! += unit[k] ?? 0;
  const ratings = sumOf(totals);
  if (ratings === 0) return { observed: Number.NaN, expected: Number.NaN };
  const apart = differences(categories, totals, level);
  let observed = 0;
  for (const unit of paired) {
    const given = [...unit.keys()].filter((k) => unit[k] !== 0);
    let apartness = 0;
    for (const [i, c] of given.entries())
      for (const k of given.slice(i + 1)) apartness += (unit[c] ?? 0) * (unit[k] ?? 0) * apart(c, k);
    observed += (2 * apartness) / (sumOf(unit) - 1) / ratings;
  }
  let expected = 0;
  for (let c = 0; c < kinds; c++)
    for (let k = c + 1; k < kinds; k++)
      expected += (2 * (totals[c] ?? 0) * (totals[k] ?? 0) * apart(c, k)) / (ratings * (ratings - 1));
  return { observed: 1 - observed, expected: 1 - expected };
}

/** Squared difference of two categories at a level. */
function differences(
  categories: readonly (number | string)[],
  totals: Float64Array,
  level: Level,
): (c: number, k: number) => number {
  const [values, below] = [categories.map(Number), new Float64Array(totals.length)];
  for (let k = 1; k < totals.length; k++) below[k] = (below[k - 1] ?? 0) + (totals[k - 1] ?? 0);
  switch (level) {
    case 'nominal':
      return () => 1;
    // Ranks between the middles of both categories.
    case 'ordinal':
      return (c, k) => ((below[k] ?? 0) - (below[c] ?? 0) + ((totals[k] ?? 0) - (totals[c] ?? 0)) / 2) ** 2;
    case 'interval':
      return (c, k) => ((values[c] ?? 0) - (values[k] ?? 0)) ** 2;
    case 'ratio':
      return (c, k) => {
        const [a, b] = [values[c] ?? 0, values[k] ?? 0];
        return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2;
      };
  }
}
