import type { EventStore } from '#src/analytics/event-store.ts';
import { toRows } from '#src/analytics/columns.ts';
import { and } from '#src/semantic/expression.ts';
import { correlated, type PairSums } from '../../contract/statistics/correlation.ts';
import { ENOUGH_PAIRS, OUTCOMES, type OutcomeKind } from '../../contract/statistics/meter.ts';
import type { Validity } from '../../contract/validity.ts';
import { evaluationItem } from '../items/item-entity.ts';
import { WHOLE } from '../items/item-rows.ts';
import type { Period } from '../scores/period-scan.ts';
import { metered } from './meter-sums.ts';

/** Pairs read at most; more tell nothing more. */
const MOST = 200_000;

/**
 * The customer-feeling score with what customers of the same contacts said and did. Everybody is drawn equally often whatever she handles, so each
 * evaluation weighs as much as the contacts it stands for; the interval counts the evaluations these weights are worth (Kish 1965).
 */
export async function linksOf(
  store: Pick<EventStore, 'list'>,
  period: Period,
  form: string,
  contactsOf: ReadonlyMap<string, number>,
): Promise<Validity['links']> {
  const { at } = evaluationItem;
  const rows = toRows(
    await store.list({
      entity: evaluationItem,
      fields: ['agent', 'sample', 'share', 'verdict', 'repeated', 'complained'],
      where: and(
        metered(form),
        at.item.is(WHOLE.customer),
        at.share.known(),
        at.contact_at.atLeast(period.from),
        at.contact_at.below(period.to),
      ).node,
      limit: MOST,
    }),
  );
  const drawn = new Map<string, number>();
  for (const { agent } of rows) drawn.set(String(agent), (drawn.get(String(agent)) ?? 0) + 1);
  const weightOf = (agent: string): number =>
    (contactsOf.get(agent) ?? drawn.get(agent) ?? 1) / (drawn.get(agent) ?? 1);
  return OUTCOMES.map((outcome) => {
    const pairs = rows.flatMap((row) => {
      const value = row[outcome];
      const isOf = outcome === 'verdict' || row['sample'] === 'random';
      return value === null || value === undefined || !isOf
        ? []
        : [{ x: Number(row['share']), y: Number(value), weight: weightOf(String(row['agent'])) }];
    });
    const found = pairs.length >= ENOUGH_PAIRS ? correlated(weighted(pairs)) : null;
    return {
      outcome,
      pairs: pairs.length,
      correlation: found === null ? null : { ...turn(found, outcome), n: pairs.length },
    };
  });
}

function weighted(pairs: readonly { x: number; y: number; weight: number }[]): PairSums {
  const all = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const squared = pairs.reduce((sum, { weight }) => sum + weight * weight, 0);
  const sums = { n: pairs.length, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  for (const { x, y, weight } of pairs) {
    // Weights that add up to the number of pairs.
    const w = (weight * pairs.length) / all;
    sums.x += w * x;
    sums.y += w * y;
    sums.xx += w * x * x;
    sums.yy += w * y * y;
    sums.xy += w * x * y;
  }
  return { ...sums, effective: (all * all) / squared };
}

/** Coming again and complaining are bad: + is good everywhere. */
const turn = <T extends { r: number; low: number; high: number }>(found: T, outcome: OutcomeKind): T =>
  outcome === 'verdict' ? found : { ...found, r: -found.r, low: -found.high, high: -found.low };
