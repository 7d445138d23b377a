import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { spanTime, value } from '#src/semantic/measure.ts';
import { queueSession } from '../entities/queue-session.ts';
import { noFacts } from '../examples/empty.ts';
import { signedIn } from './agent-time-rules.ts';

export const signedInTime = kpi({
  id: 'signed_in_time',
  name: label('Signed-in time', '签入时长'),
  definition: label(
    'Time agents were signed in to at least one queue, once per agent; by queue, time signed in to that queue. Split by clock.',
    '坐席至少签入一个队列的时长，每人只计一次；按队列为签入该队列的时长。按时钟分摊。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'none',
  measure: () => value(signedIn()),
  measureBy: { queue: () => value(spanTime(queueSession)) },
  aliases: ['登录时长', '登陆时长', '在线时长', 'Login time', 'Staffed time'],
  source: 'kpi-catalogue §2a, E12',
  examples: [
    noFacts,
    {
      name: 'two queues at once',
      given: 'two_queues',
      expect: 10_800,
      source: 'E12',
      misreading: { reading: 'sign-ins of the queues added up', value: 14_400 },
    },
    { name: 'by queue', given: 'two_queues', by: ['queue'], expect: { 'queue=sales': 7200, 'queue=care': 7200 } },
    {
      name: 'the part inside the range',
      given: 'two_queues',
      from: '2026-11-16T10:30:00Z',
      to: '2026-11-16T11:30:00Z',
      expect: 3600,
      source: 'E7',
      misreading: { reading: 'booked whole', value: 3600 * 2 },
    },
  ],
});
