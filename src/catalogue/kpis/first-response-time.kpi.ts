import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio, sum } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { handedOver, session } from '../examples/session.ts';
import { firstResponded, firstResponseOf } from './response-rules.ts';

export const firstResponseTime = kpi({
  id: 'first_response_time',
  name: label('Average first response time', '平均首次响应时长'),
  definition: label(
    'First customer message (or hand-over by the bot, if later) → first message of a person, mean over text contacts that got one; queue time is in it, automatic replies never stop the clock. Contacts never answered are shown beside it.',
    '客户首条消息（或之后的机器人转人工）→ 首条人工消息，对得到回复的文字联络求平均；含排队时间，自动回复不停表。始终无人回复者单列。',
  ),
  group: 'access',
  unit: 'duration',
  better: 'lower',
  uses: ['response.hours'],
  measure: (p) => ratio(sum(contact, firstResponseOf(p), firstResponded(p)), count(contact, firstResponded(p))),
  aliases: ['首次响应时长', '首响', 'FRT', 'First reply time'],
  source: 'kpi-catalogue §4.1 ▲ [C2][P1][Z1]',
  examples: [
    noFacts,
    {
      name: 'hand-over at +20 s, reply at +62 s',
      given: { contact: [handedOver({ first_response: '42s' })] },
      expect: 42,
      source: 'V11 [C2]',
      misreading: { reading: 'from the start of the conversation', value: 62 },
    },
    {
      name: 'never answered is not 0 s',
      given: {
        contact: [
          session({ first_response: '30s' }),
          session({ first_response: '0s' }),
          session({ outcome: 'unanswered', legs: 0, agent_messages: 0 }),
        ],
      },
      expect: 15,
      misreading: { reading: 'unanswered ones as 0 s, or zeros dropped', value: 10 },
    },
    {
      name: 'business hours',
      given: { contact: [session({ first_response: '12h', first_response_business: '5m' })] },
      with: { 'response.hours': 'business' },
      expect: 300,
      misreading: { reading: 'calendar hours', value: 43_200 },
    },
  ],
});
