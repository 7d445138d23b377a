import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, spanTime } from '#src/semantic/measure.ts';
import { agentTime } from '../entities/agent-time.ts';
import { noFacts } from '../examples/empty.ts';
import { notByQueue } from './agent-time-rules.ts';

export const concurrencyAvg = kpi({
  id: 'concurrency_avg',
  name: label('Concurrency, mean', '同时接待数（均值）'),
  definition: label(
    'Σ time conversations were open ÷ time with at least one open, per agent, summed for teams.',
    '会话打开时间之和 ÷ 至少有一个会话的时间，先按坐席、再对班组求和。',
  ),
  group: 'smart',
  unit: 'number',
  better: 'band',
  measure: () =>
    ratio(
      spanTime(agentTime, agentTime.is.inConversation, agentTime.at.conversations),
      spanTime(agentTime, agentTime.is.inConversation),
    ),
  notBy: notByQueue,
  aliases: ['人均同时对话数', '并发数', 'Mean concurrency'],
  source: 'kpi-catalogue §4-9 ▲ [A1]',
  examples: [
    noFacts,
    {
      name: 'overlapping chats',
      given: 'chat_overlap',
      expect: 1.6,
      source: 'V6',
      misreading: { reading: '÷ signed-in time', value: 40 / 30 },
    },
  ],
});
