import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, sum } from '#src/semantic/measure.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { booked, entries, longAbandon, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

export const abandonTimeAvg = kpi({
  id: 'abandon_time_avg',
  name: label('Average wait before abandonment', '平均放弃时长'),
  definition: label(
    'Σ wait of abandoned entries ÷ abandoned entries, short abandons left out of both.',
    '放弃者等待时长之和 ÷ 放弃量，两者均不含速挂。',
  ),
  group: 'access',
  unit: 'duration',
  better: 'band',
  uses: ['short_abandon.threshold', ...QUEUE_SETTINGS],
  measure: (p) => ratio(sum(queueEntry, queueEntry.at.wait, longAbandon(p), booked(p)), entries(p, longAbandon(p))),
  notBy: notByAgent,
  aliases: ['平均放弃时间', 'Average time to abandon'],
  source: 'kpi-catalogue §2-3 [CN1]; norm 20–60 s',
  examples: [
    noFacts,
    {
      name: 'S = 5 s',
      given: 'icmi_day',
      with: { 'short_abandon.threshold': 5000 },
      expect: 51,
      source: '[CN1]',
      misreading: { reading: 'short abandons left in', value: 43 },
    },
    {
      name: 'S = 0',
      given: 'icmi_day',
      expect: 43,
      misreading: { reading: 'mean wait of all entries', value: 18.3962 },
    },
  ],
});
