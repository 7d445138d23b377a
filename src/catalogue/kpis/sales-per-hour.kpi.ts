import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { sale } from '../entities/selling.ts';
import { stretch } from '../examples/agent-day.ts';
import { noFacts } from '../examples/empty.ts';
import { notByQueue, signedIn } from './agent-time-rules.ts';

export const salesPerHour = kpi({
  id: 'sales_per_hour',
  name: label('Sales per hour', '每小时成交量'),
  definition: label('Offers sold ÷ hours signed in.', '成交数 ÷ 签入小时数。'),
  group: 'outbound',
  unit: 'per_hour',
  better: 'higher',
  measure: () => ratio(count(sale, sale.is.won), signedIn(), 3600),
  notBy: notByQueue,
  aliases: ['SPH', 'Sales per hour'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'two sales in four hours',
      given: {
        sale: [
          { agent: 'anna', won: true },
          { agent: 'anna', won: true },
          { agent: 'anna', won: false },
        ],
        agent_time: [
          stretch('09:00', '12:00', 'available'),
          stretch('12:00', '13:00', 'break'),
          stretch('13:00', '14:00', 'offline'),
        ],
      },
      expect: 0.5,
      misreading: { reading: 'per hour ready, breaks left out', value: 2 / 3 },
    },
  ],
});
