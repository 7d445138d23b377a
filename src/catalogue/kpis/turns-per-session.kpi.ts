import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { plus, ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { session } from '../examples/session.ts';
import { HANDLE_SETTINGS } from './leg-rules.ts';
import { humanSessions, overHumanSessions } from './smart-rules.ts';

const spoken = contact.at.customer_messages.above(0);
const CHATS = {
  contact: [
    session({ turns: 3, customer_messages: 5, agent_messages: 4 }),
    session({ turns: 2, customer_messages: 2, agent_messages: 3 }),
    session({ turns: 0, customer_messages: 0, agent_messages: 1 }),
  ],
};

export const turnsPerSession = kpi({
  id: 'turns_per_session',
  name: label('Turns per session', '每会话轮次'),
  title: (p) =>
    p.choice('turns_per_session.variant') === 'A'
      ? label('Messages per session (A)', '“服务对话互动次数”（口径 A，消息数）')
      : label('Turns per session', '每会话轮次'),
  definition: label(
    'B: turns ÷ human sessions with at least one customer message; a turn is one or more customer messages followed by one or more agent messages. A (source text, without its × 100 %): messages of both sides ÷ human sessions.',
    'B：轮次 ÷ 至少有一条客户消息的人工会话；客户连续发言与随后的坐席回复为一轮。A（原文，去掉 ×100%）：双方消息数 ÷ 人工会话数。',
  ),
  group: 'smart',
  unit: 'number',
  better: 'band',
  uses: ['turns_per_session.variant', ...HANDLE_SETTINGS],
  measure: (p) =>
    p.choice('turns_per_session.variant') === 'A'
      ? ratio(
          plus(overHumanSessions(p, contact.at.customer_messages), overHumanSessions(p, contact.at.agent_messages)),
          humanSessions(p),
        )
      : ratio(overHumanSessions(p, contact.at.turns, spoken), humanSessions(p, spoken)),
  aliases: ['服务对话互动次数', '互动率', 'Turns'],
  source: 'kpi-catalogue §4-10 [T2][CN18]',
  examples: [
    noFacts,
    {
      name: 'B: five turns in two sessions',
      given: CHATS,
      expect: 2.5,
      misreading: { reading: '× 100 %, as the source text writes', value: 250 },
    },
    {
      name: 'A: messages',
      given: CHATS,
      with: { 'turns_per_session.variant': 'A' },
      expect: 5,
      misreading: { reading: 'agent messages only', value: 8 / 3 },
    },
  ],
});
