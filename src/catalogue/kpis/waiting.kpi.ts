import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { nothing } from '../examples/empty.ts';
import { entries, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

export const waiting = kpi({
  id: 'waiting',
  name: label('Still waiting', '仍在排队'),
  definition: label(
    'Queue entries without an outcome yet. With answered, abandoned, flow-outs and system drops they make up offered.',
    '尚无结果的入队次数；与接通、放弃、转出、系统断线相加即人工请求量。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'lower',
  uses: QUEUE_SETTINGS,
  measure: (p) => value(entries(p, queueEntry.at.outcome.is('waiting'))),
  notBy: notByAgent,
  aliases: ['Calls in queue', 'Waiting'],
  source: 'kpi-catalogue §7 E30',
  examples: [
    nothing,
    {
      name: 'every outcome once',
      given: 'mixed_hour',
      expect: 1,
      misreading: { reading: 'every entry without an answer or abandonment', value: 5 },
    },
  ],
});
