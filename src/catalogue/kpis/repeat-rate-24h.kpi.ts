import { hours } from '#src/kernel/units.ts';
import { durationOf } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { call, REPEATS } from '../examples/repeats.ts';
import { cohortOf, RESOLUTION_SETTINGS } from './resolution-rules.ts';

const WINDOW = durationOf(hours(24));

export const repeatRate24h = kpi({
  id: 'repeat_rate_24h',
  name: label('24 h repeat contact rate', '24 小时重复来电率'),
  definition: label(
    'Of first contacts handled in the period that ended at least 24 h ago: the share followed by a further contact of the same customer and issue within 24 h. The daily form of first-contact resolution.',
    '期间内处理、且结束已满 24 小时的首次联络中，24 小时内同一客户同一事由再次联络的占比。一次解决率的日常管理形式。',
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
      name: 'nobody calls again within a day about the same',
      given: REPEATS,
      expect: 0,
      misreading: { reading: 'any issue', value: 0.2 },
    },
    {
      name: 'any issue',
      given: REPEATS,
      with: { 'fcr.scope': 'any' },
      expect: 1 / 5,
      misreading: { reading: '÷ all contacts', value: 1 / 9 },
    },
    {
      name: 'younger than a day: pending',
      given: { contact: [call('03', '10', 'A'), call('04', '09', 'A'), call('05', '10', 'B')] },
      to: '2026-11-06',
      asOf: '2026-11-06T08:00:00Z',
      expect: 1,
      misreading: { reading: 'counted as not repeated', value: 0.5 },
    },
  ],
});
