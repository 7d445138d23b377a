import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS, legTotal } from './leg-rules.ts';

export const acwTime = kpi({
  id: 'acw_time',
  name: label('After-contact work time', '话后处理时长'),
  definition: label('Σ after-contact work of handled legs.', '处理段话后时长之和。'),
  group: 'efficiency',
  unit: 'duration',
  better: 'lower',
  uses: HANDLE_SETTINGS,
  measure: (p) => value(legTotal(p, agentLeg.at.acw)),
  aliases: ['整理时间', '案面', 'Wrap-up time', 'ACW'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'customers only',
      given: 'handled_legs',
      expect: 180,
      misreading: { reading: 'work after consultations added', value: 195 },
    },
  ],
});
