import { invalid } from '#src/kernel/errors.ts';

/** What one rater gave one unit: a number, or a category by name; null when she did not rate it. */
export type Rating = number | string | null;

/** Units (contacts, or one item of them) in rows, raters in columns, every row of the same length. */
export type Ratings = readonly (readonly Rating[])[];

/** How far apart two ratings are: any two categories alike, by rank, by difference, by ratio. */
export const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * How often each unit got each category: `counts[unit][category]`, categories in ascending order. Units nobody rated are left out.
 * Throws `bad_ratings` naming the row when rows differ in length, when numbers and names are mixed, or a level needs numbers.
 */
export type Counted = {
  readonly categories: readonly (number | string)[];
  readonly counts: readonly Float64Array[];
};

export function countRatings(ratings: Ratings, level: Level = 'nominal'): Counted {
  const width = ratings[0]?.length ?? 0;
  if (width < 2) throw bad('There are fewer than two raters', 'Give one row per unit with one rating of each rater.');
  const seen = new Set<number | string>();
  for (const [at, row] of ratings.entries()) {
    if (row.length !== width)
      throw bad(`Row ${at + 1} has ${row.length} ratings, the first has ${width}`, 'Write null where nobody rated.');
    for (const rating of row) if (rating !== null) seen.add(rating);
  }
  const categories = [...seen];
  const numeric = categories.every((c): c is number => typeof c === 'number' && Number.isFinite(c));
  if (!numeric && categories.some((c) => typeof c !== 'string'))
    throw bad('Numbers and names are mixed', 'Use numbers for a scale or names for categories, not both.');
  if (!numeric && level !== 'nominal')
    throw bad(`Level ${level} needs numbers`, 'Write the scale as numbers, or ask for --level nominal.');
  if (level === 'ratio' && categories.some((c) => Number(c) < 0))
    throw bad('Level ratio takes no negative ratings', 'Ask for --level interval.');
  if (numeric) categories.sort((a, b) => Number(a) - Number(b));
  else categories.sort();
  const place = new Map(categories.map((category, i) => [category, i]));
  const counts = ratings.flatMap((row) => {
    const own = new Float64Array(categories.length);
    for (const rating of row) if (rating !== null) own[place.get(rating) ?? 0]! += 1;
    return row.some((rating) => rating !== null) ? [own] : [];
  });
  return { categories, counts };
}

const bad = (message: string, remedy: string): Error => invalid('bad_ratings', message, { field: 'ratings', remedy });

export const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
};
