/** One interval of a ratio. */
export interface Counted {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface LossWindow {
  /** First and last interval of the window, inclusive. */
  readonly from: number;
  readonly to: number;
  /** How much the window pulls the whole down, as a fraction: value of the other intervals − value of all. */
  readonly cost: number;
}

/** Half a percentage point: less is not worth a sentence. */
const worthSaying = 0.005;

/**
 * The stretch that costs a "higher is better" ratio most: where misses (denominator − numerator) exceed what the day's own
 * miss rate would give, by the largest sum over neighbouring intervals (Kadane). `null` when leaving it out would change
 * the value by less than half a point, or when it is most of the day: then the day as a whole was like that.
 */
export function lossWindow(cells: readonly Counted[]): LossWindow | null {
  const counted = cells.map(({ denominator }) => denominator ?? 0);
  const met = cells.map(({ numerator, denominator }) => (denominator === null ? 0 : (numerator ?? 0)));
  const total = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0);
  const [allCounted, allMet] = [total(counted), total(met)];
  if (allCounted <= 0) return null;
  const value = allMet / allCounted;

  let best = { from: 0, to: -1, excess: 0 };
  let start = 0;
  let running = 0;
  counted.forEach((n, i) => {
    const excess = value * n - met[i]!;
    if (running <= 0) [start, running] = [i, 0];
    running += excess;
    if (running > best.excess) best = { from: start, to: i, excess: running };
  });
  if (best.to < best.from) return null;
  const outsideCounted = allCounted - total(counted.slice(best.from, best.to + 1));
  const outsideMet = allMet - total(met.slice(best.from, best.to + 1));
  if (outsideCounted <= allCounted / 2) return null;
  const cost = outsideMet / outsideCounted - value;
  return cost >= worthSaying ? { from: best.from, to: best.to, cost } : null;
}
