import { label } from '#src/semantic/label.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { answeredForSpeed, ASA_SETTINGS } from './asa.kpi.ts';
import { percentilePair } from './percentile-pair.ts';
import { booked, notByAgent, waitOf } from './queue-rules.ts';

/** Median and 90th percentile of the wait of those who were answered. */
export const [asaP50, asaP90] = percentilePair({
  id: 'asa',
  name: label('speed of answer', '应答速度'),
  definition: label('of the wait of answered entries', '接通者等待时长的'),
  group: 'access',
  uses: ASA_SETTINGS,
  of: (p) => ({ entity: queueEntry, value: waitOf(p), where: answeredForSpeed(p), options: booked(p) }),
  notBy: notByAgent,
  source: 'kpi-catalogue §3.2, E2',
  examples: (p) => [
    noFacts,
    // Waits 0, 10, 20, 90 s.
    {
      name: 'four answered',
      given: 'mixed_hour',
      expect: p === 50 ? 15 : 69,
      misreading: { reading: 'nearest rank instead of linear interpolation (type 7)', value: p === 50 ? 10 : 90 },
    },
  ],
});
