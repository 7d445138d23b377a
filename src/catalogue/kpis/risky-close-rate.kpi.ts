import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { CLOSES } from '../examples/closes.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS } from './leg-rules.ts';
import { humanSessions } from './smart-rules.ts';

export const riskyCloseRate = kpi({
  id: 'risky_close_rate',
  name: label('Risky close rate', '风险关闭率'),
  definition: label(
    'Human sessions the agent closed while the last message was the customer’s (thanks and goodbye excepted by rule) ÷ human sessions.',
    '最后一条为客户消息（致谢、告别按规则除外）时由客服关闭的人工会话 ÷ 人工会话。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'lower',
  uses: HANDLE_SETTINGS,
  measure: (p) => ratio(humanSessions(p, contact.is.riskyClose), humanSessions(p)),
  aliases: ['恶意挂断率', 'Risky close'],
  source: 'kpi-catalogue §4-7 [T2]',
  examples: [
    noFacts,
    {
      name: 'thanks are no risk',
      given: CLOSES,
      expect: 1 / 6,
      misreading: { reading: 'every close by the agent', value: 0.5 },
    },
  ],
});
