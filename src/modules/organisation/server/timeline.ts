/** During `[from, until)` the value holds; `until: null` = until further notice. Epoch milliseconds. */
export interface Span<V> {
  readonly from: number;
  readonly until: number | null;
  readonly value: V;
}

const end = (span: Span<unknown>): number => span.until ?? Number.POSITIVE_INFINITY;

/**
 * A history (disjoint, in order) after someone said what holds during `change`: earlier statements keep only the time
 * outside it. A change to `null` leaves a gap. Neighbours with the same value become one.
 */
export function assignSpan<V>(history: readonly Span<V>[], change: Span<V | null>): Span<V>[] {
  const kept: Span<V>[] = [];
  for (const span of history) {
    if (span.from < change.from) kept.push({ ...span, until: earlier(span.until, change.from) });
    if (end(span) > end(change)) kept.push({ ...span, from: Math.max(span.from, end(change)) });
  }
  const { value } = change;
  if (value !== null) kept.push({ from: change.from, until: change.until, value });
  return joined(kept.toSorted((a, b) => a.from - b.from));
}

/** What holds at an instant; `null` in a gap. */
export function valueAt<V>(history: readonly Span<V>[], at: number): V | null {
  return history.find((span) => span.from <= at && at < end(span))?.value ?? null;
}

function earlier(until: number | null, limit: number): number {
  return until === null ? limit : Math.min(until, limit);
}

function joined<V>(spans: readonly Span<V>[]): Span<V>[] {
  const result: Span<V>[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && last.value === span.value && last.until === span.from)
      result[result.length - 1] = { ...last, until: span.until };
    else result.push(span);
  }
  return result;
}
