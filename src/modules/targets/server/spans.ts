/** `[from, until)`, epoch milliseconds. */
export type Stretch = { readonly from: number; readonly until: number };

/** The stretches of a range that any of the spans covers: inside the range, disjoint, in order. */
export function covered(range: Stretch, spans: readonly Stretch[]): Stretch[] {
  const inside = spans
    .map(({ from, until }) => ({ from: Math.max(from, range.from), until: Math.min(until, range.until) }))
    .filter(({ from, until }) => until > from)
    .toSorted((a, b) => a.from - b.from);
  const joined: Stretch[] = [];
  for (const span of inside) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.until)
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else joined.push(span);
  }
  return joined;
}

/** What is left of a range without its covered stretches. */
export function remaining(range: Stretch, spans: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let at = range.from;
  for (const { from, until } of covered(range, spans)) {
    if (from > at) left.push({ from: at, until: from });
    at = until;
  }
  if (at < range.until) left.push({ from: at, until: range.until });
  return left;
}
