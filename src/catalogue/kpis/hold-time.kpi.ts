import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { prorated, value } from '#src/semantic/measure.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS, legTotal } from './leg-rules.ts';

export const holdTime = kpi({
  id: 'hold_time',
  name: label('Hold time', '保持时长'),
  definition: label('Σ time customers were kept on hold, over handled legs.', '处理段保持时长之和。'),
  group: 'efficiency',
  unit: 'duration',
  better: 'lower',
  uses: ['duration.attribution', ...HANDLE_SETTINGS],
  measure: (p) =>
    value(
      p.choice('duration.attribution') === 'split'
        ? prorated(agentLeg, agentLeg.at.hold, agentLeg.is.handled)
        : legTotal(p, agentLeg.at.hold),
    ),
  aliases: ['持线时间', 'Hold time'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'customers only',
      given: 'handled_legs',
      expect: 60,
      misreading: { reading: 'hold during consultations added', value: 80 },
    },
  ],
});
