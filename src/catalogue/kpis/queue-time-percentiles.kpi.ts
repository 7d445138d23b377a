import { label } from '#src/semantic/label.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { percentilePair } from './percentile-pair.ts';
import { booked, notByAgent, QUEUE_SETTINGS, waited, waitOf } from './queue-rules.ts';

/** Median and 90th percentile of the wait of entries that had to wait. */
export const [queueTimeP50, queueTimeP90] = percentilePair({
  id: 'queue_time',
  name: label('time in queue', '排队时长'),
  definition: label(
    'of the wait of answered and abandoned entries that had to wait',
    '需要等待的接通与放弃入队等待时长的',
  ),
  group: 'access',
  uses: ['queued_rate.threshold', 'wait.clock_start', ...QUEUE_SETTINGS],
  of: (p) => ({ entity: queueEntry, value: waitOf(p), where: waited(p), options: booked(p) }),
  notBy: notByAgent,
  source: 'kpi-catalogue §2-8, E2',
  examples: (p) => [
    noFacts,
    // Waits 3, 10, 20, 30, 50, 60, 90 s.
    {
      name: 'seven waited',
      given: 'mixed_hour',
      expect: p === 50 ? 30 : 72,
      misreading: { reading: 'those connected at once counted with 0 s', value: p === 50 ? 25 : 69 },
    },
  ],
});
