import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { nothing } from '../examples/empty.ts';
import { HANDLE_SETTINGS, handledContacts, handledLegs } from './leg-rules.ts';

export const handled = kpi({
  id: 'handled',
  name: label('Handled', '处理量'),
  definition: label(
    'Contacts with at least one connected leg; by agent or team the legs. The two levels never add up: a transferred contact is one contact and two legs.',
    '至少有一个接通处理段的联络数；按坐席或班组时为处理段数。两层不可相加：一个被转接的联络是一个联络、两个处理段。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'none',
  uses: HANDLE_SETTINGS,
  measure: (p) => value(handledContacts(p)),
  measureBy: { agent: (p) => value(handledLegs(p)), team: (p) => value(handledLegs(p)) },
  aliases: ['完成量', '处理数', 'Handled contacts'],
  source: 'kpi-catalogue §1, §2a [G4][J1]',
  examples: [
    nothing,
    {
      name: 'transferred call',
      given: 'transferred_call',
      expect: 1,
      source: 'V15',
      misreading: { reading: 'legs added up', value: 2 },
    },
    {
      name: 'transferred call, by agent',
      given: 'transferred_call',
      by: ['agent'],
      expect: { 'agent=anna': 1, 'agent=ben': 1 },
      source: 'V15',
    },
    {
      name: 'answered 10:25, ended 10:45: handled in the second half-hour',
      given: {
        contact: [
          {
            first_touch: '2026-11-16T10:24:00Z',
            first_connected: '2026-11-16T10:25:00Z',
            ended_at: '2026-11-16T10:45:00Z',
            legs: 1,
            outcome: 'handled',
          },
        ],
      },
      from: '2026-11-16T10:30:00Z',
      to: '2026-11-16T11:00:00Z',
      expect: 1,
      source: 'V4c [G4]',
      misreading: { reading: 'booked to the answer', value: 0 },
    },
  ],
});
