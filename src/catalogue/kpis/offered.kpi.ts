import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { nothing } from '../examples/empty.ts';
import { entries, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

export const offered = kpi({
  id: 'offered',
  name: label('Offered', '人工请求量'),
  definition: label(
    'Entries to agent queues, whatever became of them; a contact that enters two queues counts in each and twice for the centre. Short abandons and system drops are inside.',
    '进入人工队列的次数，无论结果；一个联络进入两个队列，各计一次、全中心计两次。含速挂与系统断线。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'none',
  uses: QUEUE_SETTINGS,
  measure: (p) => value(entries(p)),
  notBy: notByAgent,
  aliases: ['进线量', '转人工量', '提供量', '来话数', 'Calls offered', 'Queued'],
  source: 'kpi-catalogue §1, §2a; Genesys',
  examples: [
    nothing,
    {
      name: 'every outcome is offered',
      given: 'mixed_hour',
      expect: 13,
      misreading: { reading: 'answered + abandoned: flow-outs, drops and waiting callers vanish', value: 8 },
    },
    {
      name: 'transferred call, centre',
      given: 'transferred_call',
      expect: 2,
      source: 'V16',
      misreading: { reading: 'contacts instead of entries', value: 1 },
    },
    {
      name: 'transferred call, by queue',
      given: 'transferred_call',
      by: ['queue'],
      expect: { 'queue=X': 1, 'queue=Y': 1 },
      source: 'V16',
    },
    {
      name: 'booked to arrival',
      given: 'across_half_hour',
      from: '2026-11-16T07:00:00Z',
      to: '2026-11-16T07:30:00Z',
      expect: 1,
      source: 'V4b [G3]',
      misreading: { reading: 'booked to the answer', value: 0 },
    },
  ],
});
