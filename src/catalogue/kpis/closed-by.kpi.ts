import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, value } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { nothing } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS } from './leg-rules.ts';

export const closedBy = kpi({
  id: 'closed_by',
  name: label('Contacts by closing side', '联络关闭量（按关闭方）'),
  definition: label(
    'Contacts whose closing side is known; split by closed_by: customer, agent, system, timeout, transfer.',
    '已知关闭方的联络数；按关闭方拆分：客户、坐席、系统、超时、转接。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'none',
  uses: HANDLE_SETTINGS,
  measure: (p) => value(count(contact, contact.at.closed_by.known(), booking(p, contact))),
  aliases: ['挂机方', 'Who hung up'],
  source: 'kpi-catalogue §2a [CN26][A2]',
  examples: [
    nothing,
    {
      name: 'one side each',
      given: {
        contact: ['customer', 'customer', 'agent', 'timeout', null].map((closed_by) => ({
          ended_at: '2026-11-16T10:05:00Z',
          closed_by,
        })),
      },
      by: ['closed_by'],
      where: { closed_by: ['customer', 'agent', 'timeout'] },
      expect: { 'closed_by=customer': 2, 'closed_by=agent': 1, 'closed_by=timeout': 1 },
    },
    {
      name: 'agent closes only',
      given: {
        contact: ['customer', 'agent', 'timeout', 'system'].map((closed_by) => ({
          ended_at: '2026-11-16T10:05:00Z',
          closed_by,
        })),
      },
      where: { closed_by: ['agent'] },
      expect: 1,
      misreading: { reading: 'time-outs booked to the agent', value: 2 },
    },
  ],
});
