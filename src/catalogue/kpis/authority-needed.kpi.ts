import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, value } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { nothing } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS } from './leg-rules.ts';

export const authorityNeeded = kpi({
  id: 'authority_needed',
  name: label('Contacts that needed an approval', '需上级授权量'),
  definition: label('Contacts that needed an approval the agent did not have.', '坐席权限不足、需要他人批准的联络数。'),
  group: 'quality',
  unit: 'count',
  better: 'lower',
  uses: HANDLE_SETTINGS,
  measure: (p) => value(count(contact, contact.at.authority_needed, booking(p, contact))),
  aliases: ['Approval needed'],
  source: 'kpi-catalogue §2a',
  examples: [
    nothing,
    {
      name: 'approvals, not transfers',
      given: {
        contact: [
          { ended_at: '2026-11-16T10:00:00Z', authority_needed: true },
          { ended_at: '2026-11-16T10:00:00Z', transfers: 1 },
          { ended_at: '2026-11-16T10:00:00Z', authority_needed: true, transfers: 1 },
        ],
      },
      expect: 2,
      misreading: { reading: 'only approvals that led to a transfer', value: 1 },
    },
  ],
});
