import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, spanTime } from '#src/semantic/measure.ts';
import { serviceTime } from '../entities/planning.ts';
import { between } from '../examples/agent-day.ts';
import { noFacts } from '../examples/empty.ts';

export const serviceInterruption = kpi({
  id: 'service_interruption',
  name: label('Service interruption', '服务中断率'),
  definition: label('Outage time ÷ time the service was meant to run.', '服务中断时间 ÷ 应提供服务的时间。'),
  group: 'planning',
  unit: 'ratio',
  better: 'lower',
  measure: () =>
    ratio(
      spanTime(serviceTime, serviceTime.at.kind.is('outage')),
      spanTime(serviceTime, serviceTime.at.kind.is('service')),
    ),
  notBy: { dimensions: ['kind'], because: label('outage and service would be told apart', '中断与服务会被拆开') },
  aliases: ['中断率', 'Downtime'],
  source: 'kpi-catalogue §3.10 [CN10]; norm ≤ 1/10,000',
  examples: [
    noFacts,
    {
      name: '6 of 600 min',
      given: {
        service_time: [between('08:00', '18:00', { kind: 'service' }), between('09:00', '09:06', { kind: 'outage' })],
      },
      expect: 0.01,
      misreading: { reading: '÷ calendar time of the month', value: 6 / 43_200 },
    },
  ],
});
