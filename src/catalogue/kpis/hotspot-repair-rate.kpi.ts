import { and, asOf, or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, type Measure, ratio } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { hotspotItem } from '../entities/smart.ts';
import { noFacts } from '../examples/empty.ts';

const { due_at, repaired_at } = hotspotItem.at;
const repaired = and(repaired_at.known(), repaired_at.atMost(asOf));
const open = or(repaired_at.isNull(), repaired_at.above(asOf));
/** Repaired, or open past its deadline; without a deadline an open item is not repaired. */
const judged = or(repaired, due_at.isNull(), due_at.atMost(asOf));

function measure(p: ParameterValues): Measure {
  switch (p.choice('hotspot_repair_rate.variant')) {
    case 'A':
      return ratio(count(hotspotItem, repaired, { anchor: 'repaired_at' }), count(hotspotItem));
    case 'C':
      return ratio(count(hotspotItem, and(judged, repaired_at.atMost(due_at))), count(hotspotItem, judged));
    default:
      return ratio(count(hotspotItem, repaired), count(hotspotItem, judged));
  }
}

const item = (flagged: string, due: string, repairedAt?: string) => ({
  flagged_at: `2026-${flagged}T10:00:00Z`,
  due_at: `2026-${due}T10:00:00Z`,
  ...(repairedAt && { repaired_at: `2026-${repairedAt}T10:00:00Z` }),
});
const ITEMS = {
  hotspot_item: [
    item('11-05', '11-08', '11-07'),
    item('11-06', '11-09', '11-12'),
    item('11-07', '11-10'),
    item('11-19', '11-25'),
    item('10-20', '10-25', '11-02'),
    item('10-21', '10-26', '11-03'),
  ],
};

export const hotspotRepairRate = kpi({
  id: 'hotspot_repair_rate',
  name: label('Hot-spot repair rate', '热点修复率'),
  title: (p) =>
    label(
      `Hot-spot repair rate ${p.choice('hotspot_repair_rate.variant')}`,
      `热点修复率（口径 ${p.choice('hotspot_repair_rate.variant')}）`,
    ),
  definition: label(
    'B: of items flagged in the period, those repaired by now ÷ flagged; open ones whose deadline is ahead are pending. A (source text): repaired in the period ÷ flagged in the period, two different sets. C: repaired by the deadline.',
    'B：期间标记的热点中已修复的占比；未到期的未修复项为暂定。A（原文）：期间修复 ÷ 期间标记，两批不同的热点。C：按期修复的占比。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'higher',
  uses: ['hotspot_repair_rate.variant'],
  measure,
  pending: (p) =>
    p.choice('hotspot_repair_rate.variant') === 'A' ? null : count(hotspotItem, and(open, due_at.above(asOf))),
  aliases: ['智能热点修复率', 'Hot-spot repair'],
  source: 'kpi-catalogue §4-3 [T2]',
  examples: [
    noFacts,
    {
      name: 'B: two repaired, one overdue, one not yet due',
      given: ITEMS,
      asOf: '2026-11-20',
      expect: 2 / 3,
      misreading: { reading: 'repaired in the period ÷ flagged in it (A)', value: 1 },
    },
    {
      name: 'A',
      given: ITEMS,
      asOf: '2026-11-20',
      with: { 'hotspot_repair_rate.variant': 'A' },
      expect: 1,
      source: '[T2]',
    },
    {
      name: 'C: one on time',
      given: ITEMS,
      asOf: '2026-11-20',
      with: { 'hotspot_repair_rate.variant': 'C' },
      expect: 1 / 3,
      misreading: { reading: 'repaired at all', value: 2 / 3 },
    },
  ],
});
