import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS } from './leg-rules.ts';
import { humanSessions, overHumanSessions } from './smart-rules.ts';

export const sessionDurationAvg = kpi({
  id: 'session_duration_avg',
  name: label('Average session length', '平均会话时长'),
  definition: label(
    'Human service time ÷ human sessions: what the source text’s formula for the reply interval really gives.',
    '人工服务时长 ÷ 人工会话数：即原文“平均回复间隔时长”公式实际得到的值。',
  ),
  group: 'smart',
  unit: 'duration',
  better: 'band',
  uses: HANDLE_SETTINGS,
  measure: (p) => ratio(overHumanSessions(p, contact.at.talk_time), humanSessions(p)),
  aliases: ['会话时长', 'Chat duration'],
  source: 'kpi-catalogue §4-8 [T2]',
  examples: [
    noFacts,
    {
      name: 'two sessions',
      given: 'two_sessions',
      expect: 420,
      misreading: { reading: 'the reply interval', value: 40 },
    },
  ],
});
