import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, spanTime } from '#src/semantic/measure.ts';
import { agentTime } from '../entities/agent-time.ts';
import { noFacts } from '../examples/empty.ts';
import { notByQueue } from './agent-time-rules.ts';

const capped = and(agentTime.is.inConversation, agentTime.at.cap.known());

export const concurrencyCapShare = kpi({
  id: 'concurrency_cap_share',
  name: label('Share of time at the concurrency cap', '接待上限时间占比'),
  definition: label(
    'Time with as many conversations open as the cap allows ÷ time with at least one open, where the cap is known.',
    '会话数达到接待上限的时间 ÷ 至少有一个会话的时间，仅限已知上限者。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'band',
  measure: () =>
    ratio(
      spanTime(agentTime, and(capped, agentTime.at.conversations.atLeast(agentTime.at.cap))),
      spanTime(agentTime, capped),
    ),
  notBy: notByQueue,
  aliases: ['At cap'],
  source: 'kpi-catalogue §4-9 variant C ▲',
  examples: [
    noFacts,
    {
      name: 'overlapping chats, cap 2',
      given: 'chat_overlap',
      expect: 0.6,
      misreading: { reading: '÷ signed-in time', value: 0.5 },
    },
  ],
});
