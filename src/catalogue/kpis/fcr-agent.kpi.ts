import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS } from './leg-rules.ts';

const marked = and(contact.is.handled, contact.at.agent_resolved.known());

export const fcrAgent = kpi({
  id: 'fcr_agent',
  name: label('First-contact resolution (marked by the agent)', '一次解决率（坐席自报）'),
  definition: label(
    'Handled contacts the agent marked as solved at once ÷ handled contacts with a mark; a self-report, never mixed with the other methods.',
    '坐席标记为当场解决的处理联络 ÷ 有标记的处理联络；属自报，不与其他方法混用。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'higher',
  uses: HANDLE_SETTINGS,
  measure: (p) =>
    ratio(
      count(contact, and(marked, contact.at.agent_resolved), booking(p, contact)),
      count(contact, marked, booking(p, contact)),
    ),
  aliases: ['FCR agent', 'One-touch'],
  source: 'kpi-catalogue §3.3 [X7]',
  examples: [
    noFacts,
    {
      name: 'unmarked contacts are in neither part',
      given: {
        contact: [true, true, false, null].map((agent_resolved) => ({
          ended_at: '2026-11-16T10:00:00Z',
          legs: 1,
          agent_resolved,
        })),
      },
      expect: 2 / 3,
      misreading: { reading: 'unmarked counted as unsolved', value: 0.5 },
    },
  ],
});
