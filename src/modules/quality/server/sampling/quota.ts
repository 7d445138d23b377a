/** How many of everybody a plan owes by an instant: its number in proportion to the period gone by, rounded up, so that the last draw is no heap. */
export function quotaUntil(
  { from, to }: { readonly from: number; readonly to: number },
  number: number,
  until: number,
): number {
  const gone = Math.min(1, Math.max(0, (until - from) / (to - from)));
  // A whole number that arithmetic left a hair above itself is not one more.
  return Math.max(0, Math.ceil(number * gone - 1e-9));
}
