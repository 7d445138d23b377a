import { label } from '#src/semantic/label.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { percentilePair } from './percentile-pair.ts';
import { booked, longAbandon, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

/** Median and 90th percentile of the wait of those who gave up. */
export const [abandonTimeP50, abandonTimeP90] = percentilePair({
  id: 'abandon_time',
  name: label('wait before abandonment', '放弃时长'),
  definition: label('of the wait of abandoned entries, short abandons left out', '放弃者等待时长（不含速挂）的'),
  group: 'access',
  better: 'band',
  uses: ['short_abandon.threshold', ...QUEUE_SETTINGS],
  of: (p) => ({ entity: queueEntry, value: queueEntry.at.wait, where: longAbandon(p), options: booked(p) }),
  notBy: notByAgent,
  source: 'kpi-catalogue §2-3, E2',
  examples: (p) => [
    noFacts,
    // Waits 10, 20, 30, 40, 100 s.
    {
      name: 'five gave up',
      given: { queue_entry: [10, 20, 30, 40, 100].map((s) => ({ outcome: 'abandoned', wait: `${s}s` })) },
      expect: p === 50 ? 30 : 76,
      source: 'V5 [C6]',
      misreading: { reading: p === 50 ? 'the mean' : 'nearest rank', value: p === 50 ? 40 : 100 },
    },
  ],
});
