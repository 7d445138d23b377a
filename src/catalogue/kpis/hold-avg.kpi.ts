import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, type Measure, ratio, sum } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS, handledContacts, handledLegs, legTotal } from './leg-rules.ts';

function perContact(p: ParameterValues): Measure {
  const held = and(contact.is.handled, contact.at.holds.above(0));
  const total = sum(contact, contact.at.hold_time, contact.is.handled, booking(p, contact));
  return ratio(
    total,
    p.choice('hold.denominator') === 'handled' ? handledContacts(p) : count(contact, held, booking(p, contact)),
  );
}

function perLeg(p: ParameterValues): Measure {
  const held = count(agentLeg, and(agentLeg.is.handled, agentLeg.is.onHold), booking(p, agentLeg));
  return ratio(legTotal(p, agentLeg.at.hold), p.choice('hold.denominator') === 'handled' ? handledLegs(p) : held);
}

export const holdAvg = kpi({
  id: 'hold_avg',
  name: label('Average hold time', '平均保持时长'),
  title: (p) =>
    p.choice('hold.denominator') === 'handled'
      ? label('Average hold time (all handled contacts)', '平均保持时长（全部处理量）')
      : label('Average hold time (contacts put on hold)', '平均保持时长（有保持的联络）'),
  definition: label(
    'Σ time customers were kept on hold ÷ contacts put on hold (not ÷ all handled); by agent, over legs.',
    '保持时长之和 ÷ 有保持的联络数（不是全部处理量）；按坐席时以处理段计。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'lower',
  uses: ['hold.denominator', ...HANDLE_SETTINGS],
  measure: perContact,
  measureBy: { agent: perLeg, team: perLeg },
  aliases: ['平均持线时间', '持线', 'Average hold time'],
  source: 'kpi-catalogue §2-6, §3.4 [CN3][A2]',
  examples: [
    noFacts,
    {
      name: 'one of three was put on hold',
      given: 'handled_legs',
      expect: 60,
      misreading: { reading: '÷ all handled', value: 20 },
    },
    {
      name: '÷ all handled, if set so',
      given: 'handled_legs',
      with: { 'hold.denominator': 'handled' },
      expect: 20,
      source: '[A1]',
      misreading: { reading: '÷ times put on hold', value: 30 },
    },
  ],
});
