import { and, type Expression, or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { plus, ratio, spanTime } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { agentTime } from '../entities/agent-time.ts';
import { plannedStretch } from '../examples/agent-day.ts';
import { noFacts } from '../examples/empty.ts';

const { planned, activity } = agentTime.at;

/** Same category (lunch during a planned break is fine), or the very activity planned. */
function asPlanned(p: ParameterValues): Expression {
  if (p.choice('adherence.mode') === 'category') return agentTime.is.adherent;
  const working = and(planned.is('work'), activity.in(['handling', 'ringing', 'available']));
  return and(agentTime.is.planned, or(working, planned.is(activity), and(planned.is('leave'), activity.is('offline'))));
}

export const adherence = kpi({
  id: 'adherence',
  name: label('Adherence', '排班遵从率'),
  definition: label(
    'Minutes in the planned category ÷ planned minutes that are tracked. Time outside the shift is not counted, or, if set so, is an exception in the denominator.',
    '处于计划状态类别的分钟 ÷ 计入遵从的计划分钟。班外时间不计；可设为例外计入分母。',
  ),
  group: 'people',
  unit: 'ratio',
  better: 'higher',
  uses: ['adherence.mode', 'adherence.outside_shift'],
  measure: (p) => {
    const tracked = spanTime(agentTime, agentTime.is.planned);
    const outside = spanTime(agentTime, agentTime.is.outsideShift);
    return ratio(
      spanTime(agentTime, asPlanned(p)),
      p.flag('adherence.outside_shift') ? plus(tracked, outside) : tracked,
    );
  },
  aliases: ['遵时率', '依从性', '坚持率', 'Schedule adherence'],
  source: 'kpi-catalogue §3.6 [A6][G2]',
  examples: [
    noFacts,
    {
      name: '10 min late, 10 min longer',
      given: 'late_and_long',
      expect: 0.8333,
      source: 'V10 [G2]',
      misreading: { reading: 'amounts compared (conformance)', value: 1 },
    },
    {
      name: 'work outside the shift is an exception',
      given: 'late_and_long',
      with: { 'adherence.outside_shift': true },
      expect: 0.7143,
      source: 'V10 [G2]',
      misreading: { reading: 'outside the shift ignored', value: 0.8333 },
    },
    {
      name: 'a meal during a planned break: same category, other activity',
      given: {
        agent_time: [
          plannedStretch('12:00', '12:20', 'meal', 'break', true),
          plannedStretch('12:20', '13:00', 'available', 'work', true),
        ],
      },
      with: { 'adherence.mode': 'activity' },
      expect: 40 / 60,
      misreading: { reading: 'category match', value: 1 },
    },
  ],
});
