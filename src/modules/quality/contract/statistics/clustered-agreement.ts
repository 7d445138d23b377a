import { wilson } from '#src/semantic/interval-estimate.ts';
import { studentQuantile } from '#src/semantic/quantiles.ts';
import { type Agreement, coefficient, type Method } from './agreement.ts';
import { type ChanceCorrected, corrected } from './chance.ts';
import type { Level, Rating } from './ratings.ts';

/** What was rated, in a cluster: items of one contact stand or fall together. Units of one stratum (an item) share their categories. */
export type ClusteredUnit = {
  readonly cluster: string;
  readonly stratum?: string;
  readonly ratings: readonly Rating[];
};

/** Parts the clusters are cut into for the jackknife: one each up to here, so that long lists stay fast. */
const MAX_PARTS = 50;

/**
 * How far raters agree on units that come in clusters, with an interval for the clusters that might have been drawn instead. Over several strata seen and
 * expected agreement are pooled (De Vries et al. 2008), so that yes to one item is not taken for yes to another, and an item where nearly everything
 * passes is not excused by others. A dozen items of one contact are not a dozen contacts: the jackknife leaves out whole clusters (Efron and Stein
 * 1981), with Student's t; where nothing moves when one is left out, the Wilson interval of the percentage with clusters as trials is carried
 * over. Throws `bad_ratings`.
 */
export function clusteredAgreement(
  all: readonly ClusteredUnit[],
  method: Method,
  level: Level = 'nominal',
  confidence = 0.95,
): Agreement {
  const units = all.filter(({ ratings }) => ratings.filter((rating) => rating !== null).length >= 2);
  const valueOf = (found: ChanceCorrected | null): number | null =>
    found === null ? null : method === 'percent' ? found.observed : corrected(found);
  const whole = pooled(units, method, level);
  const value = valueOf(whole);
  if (whole === null || value === null) return { value: null, low: null, high: null, units: units.length };
  const clusters = [...new Set(units.map(({ cluster }) => cluster))];
  const n = clusters.length;
  const parts = Math.min(n, MAX_PARTS);
  const partOf = new Map(clusters.map((cluster, i) => [cluster, i % parts]));
  const without = Array.from({ length: parts }, (_, part) =>
    valueOf(
      pooled(
        units.filter(({ cluster }) => partOf.get(cluster) !== part),
        method,
        level,
      ),
    ),
  );
  const known = without.filter((one): one is number => one !== null);
  const squares = known.reduce((sum, one) => sum + (one - value) ** 2, 0);
  const floor = method === 'percent' ? 0 : -1;
  const clamp = (bound: number): number => Math.min(1, Math.max(floor, bound));
  if (parts >= 2 && known.length === parts && squares > 1e-18) {
    const half = studentQuantile((1 + confidence) / 2, parts - 1) * Math.sqrt((squares * (parts - 1)) / parts);
    return { value, low: clamp(value - half), high: clamp(value + half), units: units.length };
  }
  const seen = pooled(units, 'percent', 'nominal')?.observed ?? 0;
  const share = wilson(seen * n, n, confidence);
  const carried = (bound: number): number => clamp(valueOf({ ...whole, observed: bound }) ?? value);
  return {
    value,
    low: share === null ? null : Math.min(value, carried(share.low)),
    high: share === null ? null : Math.max(value, carried(share.high)),
    units: units.length,
  };
}

/** Seen and expected agreement, strata weighed by their units; null without units. */
function pooled(units: readonly ClusteredUnit[], method: Method, level: Level): ChanceCorrected | null {
  let [observed, expected, weight] = [0, 0, 0];
  for (const own of Map.groupBy(units, ({ stratum }) => stratum).values()) {
    const found = coefficient(
      own.map(({ ratings }) => ratings),
      method,
      level,
    );
    if (Number.isNaN(found.observed)) continue;
    observed += found.observed * own.length;
    expected += found.expected * own.length;
    weight += own.length;
  }
  return weight === 0 ? null : { observed: observed / weight, expected: expected / weight };
}
