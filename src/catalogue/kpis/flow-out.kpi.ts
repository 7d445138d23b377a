import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { nothing } from '../examples/empty.ts';
import { entries, notByAgent, QUEUE_SETTINGS } from './queue-rules.ts';

export const flowOut = kpi({
  id: 'flow_out',
  name: label('Flow-outs', '转出量'),
  definition: label(
    'Queue entries that left the queue otherwise than by answer or abandonment: timeout, empty, key, callback, overflow, voicemail, withdrawn. Split by flow_kind.',
    '既未接通也未放弃而离开队列的入队次数：超时转出、无坐席、按键、预约回呼、溢出、留言、撤回。可按转出类型拆分。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'none',
  uses: QUEUE_SETTINGS,
  measure: (p) => value(entries(p, queueEntry.is.flowOut)),
  notBy: notByAgent,
  aliases: ['流出', '外流', 'Flow-outs', 'Overflow'],
  source: 'kpi-catalogue §1; Genesys [G3], Huawei [CN21]',
  examples: [
    nothing,
    {
      name: 'every outcome once',
      given: 'mixed_hour',
      expect: 3,
      misreading: { reading: 'everything not answered', value: 7 },
    },
    {
      name: 'by kind',
      given: 'mixed_hour',
      where: { outcome: ['flow_out'] },
      by: ['flow_kind'],
      expect: { 'flow_kind=overflow': 1, 'flow_kind=voicemail': 1, 'flow_kind=callback': 1 },
    },
    {
      name: 'callback accepted',
      given: 'callback',
      expect: 1,
      source: 'V14 [A4]',
      misreading: { reading: 'counted as abandoned', value: 0 },
    },
  ],
});
