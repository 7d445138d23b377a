import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, spanTime } from '#src/semantic/measure.ts';
import { agentTime } from '../entities/agent-time.ts';
import { plannedStretch } from '../examples/agent-day.ts';
import { noFacts } from '../examples/empty.ts';
import { onQueue, signedIn } from './agent-time-rules.ts';

const OVERTIME = {
  agent_time: [
    plannedStretch('09:00', '10:00', 'available', 'work', true),
    plannedStretch('10:00', '10:10', 'available', null, false),
  ],
};

export const conformance = kpi({
  id: 'conformance',
  name: label('Conformance', '工时符合率'),
  definition: label(
    'Time on queue ÷ time planned on queue: amount, not timing. May exceed 100 %; without a plan there is no value. Variant signed_in takes signed-in time (the 23 norms’ 实际工作率).',
    '在线时长 ÷ 计划在线时长：只比数量，不比时点。可超过 100%；无计划则无值。signed_in 口径取签入时长（23 项规范的“实际工作率”）。',
  ),
  group: 'people',
  unit: 'ratio',
  better: 'band',
  uses: ['conformance.variant', 'conformance.cap'],
  measure: (p) =>
    ratio(
      p.choice('conformance.variant') === 'signed_in' ? signedIn() : onQueue(),
      spanTime(agentTime, agentTime.is.plannedWork),
      1,
      p.flag('conformance.cap') ? 1 : undefined,
    ),
  aliases: ['实际工作率', '一致率', 'Conformance'],
  source: 'kpi-catalogue §2-1, §3.6 [G2][G9][CN2]',
  examples: [
    noFacts,
    {
      name: '10 min late, 10 min longer',
      given: 'late_and_long',
      expect: 1,
      source: 'V10 [G2]',
      misreading: { reading: 'timing compared (adherence)', value: 0.8333 },
    },
    {
      name: 'overtime',
      given: OVERTIME,
      expect: 70 / 60,
      source: '[G2]',
      misreading: { reading: 'capped at 100 %', value: 1 },
    },
    { name: 'capped', given: OVERTIME, with: { 'conformance.cap': true }, expect: 1 },
    {
      name: 'no plan',
      given: { agent_time: [plannedStretch('09:00', '10:00', 'available', null, false)] },
      expect: null,
      source: '[G2]: ∞',
      misreading: { reading: '0 when nothing was planned', value: 0 },
    },
  ],
});
