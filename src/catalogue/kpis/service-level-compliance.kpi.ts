import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { noFacts } from '../examples/empty.ts';
import { notByAgent } from './queue-rules.ts';
import { SERVICE_LEVEL_SETTINGS, serviceLevelParts } from './service-level.kpi.ts';

export const serviceLevelCompliance = kpi({
  id: 'service_level_compliance',
  name: label('Service level compliance', '服务水平符合率'),
  definition: label(
    'Intervals that met the service level target ÷ intervals with traffic: a daily service level hides bad half-hours.',
    '服务水平达标的时段数 ÷ 有联络的时段数：全天服务水平会掩盖差的半小时。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'higher',
  uses: [...SERVICE_LEVEL_SETTINGS, 'service_level.target', 'interval.length'],
  measure: (p) => {
    const [numerator, denominator] = serviceLevelParts(p);
    return {
      op: 'overIntervals',
      interval: p.choice('interval.length'),
      inner: { numerator, denominator },
      per: [],
      fold: {
        how: 'compliance',
        target: p.number('service_level.target'),
        numerator: 'numerator',
        denominator: 'denominator',
      },
    };
  },
  notBy: notByAgent,
  aliases: ['达标时段占比', 'Intervals in target'],
  source: 'kpi-catalogue §3.1 [CN8][IC1]',
  examples: [
    noFacts,
    {
      name: 'one of two half-hours',
      given: 'two_intervals',
      expect: 0.5,
      misreading: { reading: 'all 1,440 half-hours of the month, empty ones as met', value: 1439 / 1440 },
    },
    {
      name: 'hours hide it',
      given: 'two_intervals',
      with: { 'interval.length': '1h' },
      expect: 0,
      misreading: { reading: 'mean of the intervals’ service levels', value: 0.7368 },
    },
  ],
});
