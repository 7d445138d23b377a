import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { CLOSES } from '../examples/closes.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS } from './leg-rules.ts';
import { humanSessions } from './smart-rules.ts';

export const agentCloseRate = kpi({
  id: 'agent_close_rate',
  name: label('Agent-closed rate', '客服主动关闭率'),
  title: (p) =>
    p.choice('agent_close_rate.variant') === 'C'
      ? label('Agent-closed rate C (risky close)', '客服主动关闭率（口径 C，风险关闭）')
      : label('Agent-closed rate A', '客服主动关闭率（口径 A）'),
  definition: label(
    'A (source text): human sessions the agent closed ÷ human sessions; time-outs, system and transfer closes are not the agent’s. C: of these only where the last message is the customer’s (thanks and goodbye excepted).',
    'A（原文）：客服主动关闭的人工会话 ÷ 人工会话；超时、系统、转接关闭不算。C：其中最后一条为客户消息者（致谢、告别除外）。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'lower',
  uses: ['agent_close_rate.variant', ...HANDLE_SETTINGS],
  measure: (p) =>
    ratio(
      humanSessions(p, p.choice('agent_close_rate.variant') === 'C' ? contact.is.riskyClose : contact.is.closedByAgent),
      humanSessions(p),
    ),
  aliases: ['客服主动对话关闭率', '主动挂机率', 'Agent hung up first'],
  source: 'kpi-catalogue §4-7 [T2][A2]',
  examples: [
    noFacts,
    {
      name: 'A: three of six',
      given: CLOSES,
      expect: 0.5,
      misreading: { reading: 'time-outs booked to the agent', value: 4 / 6 },
    },
    { name: 'C: one of six', given: CLOSES, with: { 'agent_close_rate.variant': 'C' }, expect: 1 / 6 },
  ],
});
