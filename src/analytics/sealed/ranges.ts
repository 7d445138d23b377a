/**
 * A set of whole numbers as half-open ranges `[from, to)`, flat and ascending: `[0, 20001]` is 0 to 20,000. Durations are
 * whole milliseconds, so "at most T" and "below T" differ by one.
 */
export type Ranges = readonly number[];

export const ALL: Ranges = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
export const NONE: Ranges = [];

export const isAll = (set: Ranges): boolean =>
  set.length === 2 && set[0] === Number.NEGATIVE_INFINITY && set[1] === Number.POSITIVE_INFINITY;

export function complement(set: Ranges): Ranges {
  const cuts = [Number.NEGATIVE_INFINITY, ...set, Number.POSITIVE_INFINITY];
  const out: number[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [from, to] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    if (from < to) out.push(from, to);
  }
  return out;
}

export function intersect(a: Ranges, b: Ranges): Ranges {
  if (isAll(a)) return b;
  if (isAll(b)) return a;
  const out: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const from = Math.max(a[i] ?? 0, b[j] ?? 0);
    const to = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (from < to) out.push(from, to);
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return out;
}

export const unite = (a: Ranges, b: Ranges): Ranges => complement(intersect(complement(a), complement(b)));

/** Values that stand in a comparison with a constant. */
export function comparing(how: '=' | '<>' | '<' | '<=' | '>' | '>=', bound: number): Ranges {
  const atMost = Math.floor(bound) + 1;
  const below = Math.ceil(bound);
  switch (how) {
    case '<':
      return [Number.NEGATIVE_INFINITY, below];
    case '<=':
      return [Number.NEGATIVE_INFINITY, atMost];
    case '>':
      return [atMost, Number.POSITIVE_INFINITY];
    case '>=':
      return [below, Number.POSITIVE_INFINITY];
    case '=':
      return Number.isInteger(bound) ? [bound, bound + 1] : NONE;
    case '<>':
      return complement(comparing('=', bound));
  }
}
