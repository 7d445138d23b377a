import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { sum, value } from '#src/semantic/measure.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { noFacts } from '../examples/empty.ts';
import { booked, notByAgent, QUEUE_SETTINGS, waitOf } from './queue-rules.ts';

export const waitTime = kpi({
  id: 'wait_time',
  name: label('Wait', '等待时长'),
  definition: label(
    'Σ wait of all queue entries that have left the queue, whatever their outcome; split by outcome to tell them apart.',
    '已离开队列的全部入队的等待时长之和，不论结果；可按结果拆分。',
  ),
  group: 'access',
  unit: 'duration',
  better: 'lower',
  uses: ['wait.clock_start', ...QUEUE_SETTINGS],
  measure: (p) => value(sum(queueEntry, waitOf(p), null, booked(p))),
  notBy: notByAgent,
  aliases: ['排队时间', 'Total queue time'],
  source: 'kpi-catalogue §1, §2a',
  examples: [
    noFacts,
    {
      name: 'everybody who waited',
      given: 'mixed_hour',
      expect: 543,
      misreading: { reading: 'answered only', value: 210 },
    },
    {
      name: 'callback: retries and delay are no wait',
      given: 'callback',
      expect: 166,
      source: 'V14 [A4]',
      misreading: { reading: 'from first arrival to the answered callback', value: 265 },
    },
  ],
});
