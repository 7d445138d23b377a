import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { highest, value } from '#src/semantic/measure.ts';
import { agentTime } from '../entities/agent-time.ts';
import { noFacts } from '../examples/empty.ts';
import { notByQueue } from './agent-time-rules.ts';

export const concurrencyPeak = kpi({
  id: 'concurrency_peak',
  name: label('Concurrency, peak', '同时接待数（峰值）'),
  definition: label(
    'Most conversations one agent had open at the same time, the source text’s formula; for a team the highest of its agents.',
    '一名坐席同时打开会话数的最大值（原文公式）；班组取各坐席最大值。',
  ),
  group: 'smart',
  unit: 'number',
  better: 'band',
  measure: () =>
    value(highest(agentTime, agentTime.at.conversations, agentTime.is.inConversation, { attribution: 'split' })),
  notBy: notByQueue,
  aliases: ['人均同时对话数', '并发数', 'Peak concurrency'],
  source: 'kpi-catalogue §4-9 [T2]',
  examples: [
    noFacts,
    {
      name: 'overlapping chats',
      given: 'chat_overlap',
      expect: 2,
      source: 'V6',
      misreading: { reading: 'the mean', value: 1.6 },
    },
    {
      name: 'a stretch counts in every interval it touches',
      given: 'chat_overlap',
      from: '2026-11-16T10:10:00Z',
      to: '2026-11-16T10:12:00Z',
      expect: 2,
      misreading: { reading: 'booked to its start', value: null },
    },
  ],
});
