import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { knownRatio, plus } from '#src/semantic/measure.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS, handledLegs, legsWithAcw, legTotal, talkOf } from './leg-rules.ts';

export const attPlusAcw = kpi({
  id: 'att_plus_acw',
  name: label('Average talk time plus after-contact work (23-norm)', '平均通话加话后时长（23 项规范口径）'),
  definition: label(
    '(Σ talk + Σ after-contact work) ÷ handled legs. The 23 norms call this 平均通话时间; hold is not in it, so it is not the average handle time.',
    '（通话 + 话后）÷ 坐席处理段数。23 项规范称“平均通话时间”；不含保持，与平均处理时长不同。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'band',
  uses: ['aht.text_time', ...HANDLE_SETTINGS],
  measure: (p) =>
    knownRatio(plus(legTotal(p, talkOf(p)), legTotal(p, agentLeg.at.acw)), handledLegs(p), legsWithAcw(p)),
  aliases: ['平均通话时间', 'Average call time'],
  source: 'kpi-catalogue §2-5 [CN1]',
  examples: [
    {
      name: 'a log without after-contact work',
      given: { agent_leg: [{ kind: 'customer', ended_at: '2026-11-16T10:05:00Z', talk: '240s' }] },
      expect: null,
      misreading: { reading: 'unknown taken as 0', value: 240 },
    },
    noFacts,
    {
      name: 'talk and after-contact work',
      given: 'handled_legs',
      expect: 240,
      misreading: { reading: 'the average handle time, hold included', value: 260 },
    },
  ],
});
