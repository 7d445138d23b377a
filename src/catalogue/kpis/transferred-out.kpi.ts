import { and, type Expression } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, value } from '#src/semantic/measure.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { nothing } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS } from './leg-rules.ts';

const transferred: Expression = and(agentLeg.is.customerLeg, agentLeg.is.transferredOut);

export const transferredOut = kpi({
  id: 'transferred_out',
  name: label('Transfers', '转接次数'),
  definition: label(
    'Legs an agent ended by transferring, blind or after consultation; split by outcome. Overflow, IVR and consultations without hand-over are no transfers.',
    '坐席以转接结束的处理段数（盲转或咨询转），可按结束方式拆分。溢出、IVR 转入、未移交的咨询不算转接。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'lower',
  uses: HANDLE_SETTINGS,
  measure: (p) => value(count(agentLeg, transferred, booking(p, agentLeg))),
  aliases: ['转出次数', 'Transfers out'],
  source: 'kpi-catalogue §3.7 [CN22]',
  examples: [
    nothing,
    {
      name: 'blind and attended; a consultation and a time-out are none',
      given: {
        agent_leg: ['blind_transfer', 'attended_transfer', 'timeout', 'customer']
          .map((end_kind) => ({ kind: 'customer', ended_at: '2026-11-16T10:05:00Z', end_kind }))
          .concat([{ kind: 'consult', ended_at: '2026-11-16T10:05:00Z', end_kind: 'attended_transfer' }]),
      },
      expect: 2,
      misreading: { reading: 'consultations counted', value: 3 },
    },
    {
      name: 'by kind',
      given: 'transferred_call',
      by: ['outcome'],
      expect: { 'outcome=blind_transfer': 1, 'outcome=customer': 0 },
    },
  ],
});
