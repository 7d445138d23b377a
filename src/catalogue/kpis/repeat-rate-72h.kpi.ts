import { hours } from '#src/kernel/units.ts';
import { durationOf } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { REPEATS } from '../examples/repeats.ts';
import { cohortOf, RESOLUTION_SETTINGS } from './resolution-rules.ts';

const WINDOW = durationOf(hours(72));

export const repeatRate72h = kpi({
  id: 'repeat_rate_72h',
  name: label('72 h repeat contact rate', '72 小时重复来电率'),
  definition: label(
    'Of first contacts handled in the period that ended at least 72 h ago: the share followed by a further contact of the same customer and issue within 72 h.',
    '期间内处理、且结束已满 72 小时的首次联络中，72 小时内同一客户同一事由再次联络的占比。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'lower',
  uses: RESOLUTION_SETTINGS,
  measure: (p) => {
    const cohort = cohortOf(p, WINDOW);
    return ratio(cohort.repeated, cohort.matured);
  },
  pending: (p) => cohortOf(p, WINDOW).pending,
  aliases: ['回头率', '重拨率', 'Repeat calls'],
  source: 'kpi-catalogue §2a [CN26]',
  examples: [
    noFacts,
    {
      name: 'B and C of A, B, C, E (D is pending)',
      given: REPEATS,
      asOf: '2026-12-01',
      to: '2026-11-28',
      expect: 2 / 5,
      misreading: { reading: 'repeats ÷ all contacts', value: 2 / 8 },
    },
  ],
});
