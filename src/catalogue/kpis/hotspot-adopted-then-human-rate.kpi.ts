import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { hotspotPush } from '../entities/smart.ts';
import { noFacts } from '../examples/empty.ts';
import { PUSHES } from '../examples/pushes.ts';

export const hotspotAdoptedThenHumanRate = kpi({
  id: 'hotspot_adopted_then_human_rate',
  name: label('Adopted, yet asked for a person', '采纳后仍转人工占比'),
  definition: label(
    'Adopted hot topics after which the customer still asked for a person ÷ adopted hot topics: the judge of the adoption rate.',
    '采纳后客户仍要求人工的热点 ÷ 采纳的热点：用于判断采纳率的真伪。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'lower',
  measure: () =>
    ratio(
      count(hotspotPush, and(hotspotPush.is.adopted, hotspotPush.at.asked_human)),
      count(hotspotPush, hotspotPush.is.adopted),
    ),
  aliases: ['Adopted then human'],
  source: 'kpi-catalogue §4-4 ▲ [T2]',
  examples: [
    noFacts,
    { name: 'one of three', given: PUSHES, expect: 1 / 3, misreading: { reading: '÷ hot topics shown', value: 1 / 8 } },
  ],
});
