import { and, not } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, value } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { nothing } from '../examples/empty.ts';
import { botSession, session } from '../examples/session.ts';

const unanswered = and(
  contact.is.text,
  contact.is.inbound,
  contact.at.customer_messages.above(0),
  not(contact.is.repliedByAgent),
  not(contact.at.outcome.in(['bot', 'ivr_served'])),
);

export const unansweredSessions = kpi({
  id: 'unanswered_sessions',
  name: label('Conversations without an answer', '未回复会话量'),
  definition: label(
    'Text contacts with a customer message that no person answered and the bot did not end; shown beside the first response time.',
    '有客户消息、但无人工回复且非机器人完结的文字联络；与首次响应时长并列展示。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'lower',
  measure: () => value(count(contact, unanswered)),
  aliases: ['Unanswered'],
  source: 'kpi-catalogue §4.1 ▲',
  examples: [
    nothing,
    {
      name: 'one of four',
      given: {
        contact: [
          session({ first_response: '5s' }),
          session({ outcome: 'unanswered', legs: 0, agent_messages: 0 }),
          botSession(),
          session({ outcome: 'abandoned', legs: 0, agent_messages: 0, customer_messages: 0 }),
        ],
      },
      expect: 1,
      misreading: { reading: 'bot sessions counted as unanswered', value: 2 },
    },
  ],
});
