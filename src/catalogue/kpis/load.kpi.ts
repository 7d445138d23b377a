import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, spanTime } from '#src/semantic/measure.ts';
import { agentTime } from '../entities/agent-time.ts';
import { noFacts } from '../examples/empty.ts';
import { handling, notByQueue } from './agent-time-rules.ts';

export const load = kpi({
  id: 'load',
  name: label('Contacts handled at once while busy', '平均并行处理数'),
  definition: label(
    'Σ handling time of all legs ÷ its union: how many contacts an agent handles at once while handling any.',
    '全部处理段的处理时间之和 ÷ 其并集：坐席忙碌时平均同时处理几个联络。',
  ),
  group: 'efficiency',
  unit: 'number',
  better: 'band',
  measure: () => ratio(spanTime(agentTime, agentTime.is.handling, agentTime.at.handling), handling()),
  notBy: notByQueue,
  aliases: ['Load', 'Mean concurrency'],
  source: 'kpi-catalogue §3.5 ▲',
  examples: [
    noFacts,
    {
      name: 'overlapping chats',
      given: 'chat_overlap',
      expect: 1.6,
      source: 'V6',
      misreading: { reading: '÷ time ready or busy', value: 40 / 30 },
    },
  ],
});
