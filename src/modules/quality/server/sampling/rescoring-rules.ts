/** A first and a second score of one contact, 0–100, and its items. */
export type Pair = {
  readonly first: number;
  readonly second: number;
  /** Items answered both times, and those answered otherwise. */
  readonly items: number;
  readonly changed: number;
};

/** By lot, as many of the better half as of the worse: who scores low objects, who scores too high says nothing. */
export function chosenToRescore<T extends { readonly score: number | null; readonly lot: string }>(
  unappealed: readonly T[],
  share: number,
): T[] {
  const scored = unappealed.filter(({ score }) => score !== null).sort((a, b) => (a.score ?? 0) - (b.score ?? 0));
  const wanted = Math.ceil(scored.length * share);
  const middle = Math.ceil(scored.length / 2);
  return [scored.slice(0, middle), scored.slice(middle)].flatMap((half, i) =>
    half
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      // An odd one goes to the better half, which appeals never reach.
      .slice(0, i === 0 ? Math.floor(wanted / 2) : Math.ceil(wanted / 2)),
  );
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Second minus first score: in all, of those first scored low, of those first scored high; and how many items were answered otherwise. */
export function errorOf(pairs: readonly Pair[]) {
  const sorted = pairs.toSorted((a, b) => a.first - b.first);
  const middle = Math.ceil(sorted.length / 2);
  const shift = (some: readonly Pair[]): number | null => mean(some.map(({ first, second }) => second - first));
  const items = pairs.reduce((sum, pair) => sum + pair.items, 0);
  return {
    n: pairs.length,
    shift: shift(pairs),
    shiftLow: shift(sorted.slice(0, middle)),
    shiftHigh: shift(sorted.slice(middle)),
    itemsChanged: items === 0 ? null : pairs.reduce((sum, pair) => sum + pair.changed, 0) / items,
  };
}
