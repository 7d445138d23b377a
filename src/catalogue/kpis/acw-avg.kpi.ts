import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { knownRatio } from '#src/semantic/measure.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS, handledLegs, legsWithAcw, legTotal } from './leg-rules.ts';

export const acwAvg = kpi({
  id: 'acw_avg',
  name: label('Average after-contact work', '平均话后时长'),
  definition: label(
    'Σ after-contact work ÷ handled legs; work after a consultation is not in it.',
    '话后时长之和 ÷ 坐席处理段数；咨询后的整理不计。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'lower',
  uses: HANDLE_SETTINGS,
  measure: (p) => knownRatio(legTotal(p, agentLeg.at.acw), handledLegs(p), legsWithAcw(p)),
  aliases: ['事后处理时间', '后处理', '后续工作', 'ACW', 'Wrap-up time'],
  source: 'kpi-catalogue §2-2, §3.4 [CN2][CN27]; norm 30–60 s',
  examples: [
    {
      name: 'a log without after-contact work',
      given: { agent_leg: [{ kind: 'customer', ended_at: '2026-11-16T10:05:00Z', talk: '240s' }] },
      expect: null,
      misreading: { reading: 'unknown taken as 0', value: 0 },
    },
    noFacts,
    {
      name: 'handled legs only',
      given: 'handled_legs',
      expect: 60,
      misreading: { reading: 'work after consultations counted', value: 48.75 },
    },
  ],
});
