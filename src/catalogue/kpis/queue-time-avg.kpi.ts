import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, sum } from '#src/semantic/measure.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { booked, entries, notByAgent, QUEUE_SETTINGS, waited, waitOf } from './queue-rules.ts';

export const queueTimeAvg = kpi({
  id: 'queue_time_avg',
  name: label('Average time in queue', '平均排队时长'),
  definition: label(
    'Σ wait of answered and abandoned entries that had to wait ÷ those entries; entries connected at once are in neither part.',
    '需要等待的接通与放弃入队的等待时长之和 ÷ 这些入队数；立即接通者两边都不计。',
  ),
  group: 'access',
  unit: 'duration',
  better: 'lower',
  uses: ['queued_rate.threshold', 'wait.clock_start', ...QUEUE_SETTINGS],
  measure: (p) => ratio(sum(queueEntry, waitOf(p), waited(p), booked(p)), entries(p, waited(p))),
  notBy: notByAgent,
  aliases: ['平均排队时间', 'Average delay of delayed calls', 'Average queue time'],
  source: 'kpi-catalogue §2-8 [CN3]',
  examples: [
    noFacts,
    {
      name: 'those who waited',
      given: 'mixed_hour',
      expect: 263 / 7,
      misreading: { reading: '÷ all answered and abandoned, also those connected at once', value: 263 / 8 },
    },
  ],
});
