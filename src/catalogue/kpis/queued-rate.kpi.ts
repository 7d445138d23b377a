import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { beyond, entries, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

export const queuedRate = kpi({
  id: 'queued_rate',
  name: label('Share that had to queue', '排队率'),
  definition: label(
    'Entries that waited longer than 0 s (or the set time) ÷ offered.',
    '等待超过 0 秒（可设）的入队数 ÷ 人工请求量。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'lower',
  uses: ['queued_rate.threshold', 'wait.clock_start', ...QUEUE_SETTINGS],
  measure: (p) => ratio(entries(p, beyond(p)), entries(p)),
  notBy: notByAgent,
  aliases: ['队列放置率', 'Queued rate'],
  source: 'kpi-catalogue §2-18 [CN8]',
  examples: [
    noFacts,
    {
      name: 'every outcome is offered',
      given: 'mixed_hour',
      expect: 10 / 13,
      misreading: { reading: '÷ answered + abandoned', value: 10 / 8 },
    },
  ],
});
