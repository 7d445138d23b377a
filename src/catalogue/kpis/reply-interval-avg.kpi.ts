import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio, sum } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { turn } from '../entities/turn.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS } from './leg-rules.ts';
import { gapOf, RESPONSE_SETTINGS, turns } from './response-rules.ts';
import { humanSessions, overHumanSessions } from './smart-rules.ts';

export const replyIntervalAvg = kpi({
  id: 'reply_interval_avg',
  name: label('Average reply interval', '平均响应时长'),
  title: (p) =>
    p.choice('reply_interval_avg.variant') === 'A'
      ? label('Average reply interval A (source text: mean session length)', '“平均回复间隔时长”（口径 A，原文公式）')
      : label('Average reply interval', '平均响应时长'),
  definition: label(
    'B: Σ (first human answer − first unanswered customer message) ÷ turns, agent present, pooled over sessions. A (source text’s formula): human service time ÷ human sessions, which is the mean session length.',
    'B：Σ（首条人工回复 − 首条未回复客户消息）÷ 轮次，仅计坐席在场，跨会话合并。A（原文公式）：人工服务时长 ÷ 人工会话数，实为平均会话时长。',
  ),
  group: 'smart',
  unit: 'duration',
  better: 'lower',
  uses: ['reply_interval_avg.variant', ...RESPONSE_SETTINGS, ...HANDLE_SETTINGS],
  measure: (p) => {
    if (p.choice('reply_interval_avg.variant') === 'A')
      return ratio(overHumanSessions(p, contact.at.talk_time), humanSessions(p));
    return ratio(sum(turn, gapOf(p), turns(p)), count(turn, turns(p)));
  },
  aliases: ['平均回复间隔时长', '回复延迟', 'Average response time'],
  source: 'kpi-catalogue §4-8 [T2][C2]',
  examples: [
    noFacts,
    {
      name: 'two sessions',
      given: 'two_sessions',
      expect: 40,
      source: 'V8',
      misreading: { reading: 'mean of session means', value: 55 },
    },
    {
      name: 'five gaps',
      given: 'five_gaps',
      expect: 40,
      source: 'V5 [C6]',
      misreading: { reading: 'median', value: 30 },
    },
    { name: 'A', given: 'two_sessions', with: { 'reply_interval_avg.variant': 'A' }, expect: 420, source: '[T2]' },
    { name: 'first turns left out', given: 'two_sessions', with: { 'reply_interval.count_first': false }, expect: 10 },
  ],
});
