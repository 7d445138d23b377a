import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, type Measure, ratio, sum } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS, handledContacts, handledLegs } from './leg-rules.ts';

function perContact(p: ParameterValues): Measure {
  const transferred = and(contact.is.handled, contact.is.transferred);
  if (p.choice('transfer.count') === 'contacts')
    return ratio(count(contact, transferred, booking(p, contact)), handledContacts(p));
  return ratio(sum(contact, contact.at.transfers, contact.is.handled, booking(p, contact)), handledContacts(p));
}

/** By person: legs she passed on ÷ legs she handled; here warm transfers can be told apart. */
function perLeg(p: ParameterValues): Measure {
  const passedOn = p.flag('transfer.count_consult')
    ? agentLeg.is.transferredOut
    : agentLeg.at.end_kind.is('blind_transfer');
  return ratio(count(agentLeg, and(agentLeg.is.handled, passedOn), booking(p, agentLeg)), handledLegs(p));
}

export const transferRate = kpi({
  id: 'transfer_rate',
  name: label('Transfer rate', '转接率'),
  definition: label(
    'Handled contacts with at least one transfer an agent made ÷ contacts handled. IVR to queue, overflow, consultations and conferences are no transfers. By agent: legs passed on ÷ legs handled.',
    '至少有一次坐席转接的处理联络 ÷ 处理量（联络层）。IVR 转入、溢出、咨询、三方不算。按坐席：转出处理段 ÷ 处理段。',
  ),
  group: 'quality',
  unit: 'ratio',
  better: 'lower',
  uses: ['transfer.count', 'transfer.count_consult', ...HANDLE_SETTINGS],
  measure: (p) => (p.flag('transfer.count_consult') ? perContact(p) : perLeg(p)),
  measureBy: { agent: perLeg, team: perLeg },
  aliases: ['转接呼叫率', 'Transfer rate'],
  source: 'kpi-catalogue §2-19, §3.7 [A2][CN22][G6]',
  examples: [
    noFacts,
    {
      name: 'transferred call',
      given: 'transferred_call',
      expect: 1,
      source: 'V15',
      misreading: { reading: '÷ legs', value: 0.5 },
    },
    { name: 'by agent', given: 'transferred_call', by: ['agent'], expect: { 'agent=anna': 1, 'agent=ben': 0 } },
    {
      name: 'transferred twice counts once',
      given: {
        contact: [
          { ended_at: '2026-11-16T10:00:00Z', legs: 3, transfers: 2 },
          { ended_at: '2026-11-16T10:00:00Z', legs: 1 },
        ],
      },
      expect: 0.5,
      misreading: { reading: 'transfer events ÷ contacts', value: 1 },
    },
  ],
});
