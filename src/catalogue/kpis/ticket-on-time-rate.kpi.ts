import { and, asOf, or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { ticket } from '../entities/feedback.ts';
import { noFacts } from '../examples/empty.ts';
import { TICKETS } from '../examples/tickets.ts';

const { due_at, closed_at } = ticket.at;
const closed = and(closed_at.known(), closed_at.atMost(asOf));
const judged = and(due_at.known(), or(closed, due_at.atMost(asOf)));

export const ticketOnTimeRate = kpi({
  id: 'ticket_on_time_rate',
  name: label('Tickets closed on time', '工单及时办结率'),
  definition: label(
    'Of tickets opened in the period with a due time that are closed or overdue: the share closed by the due time. Open ones not yet due are pending.',
    '期间建立、有时限且已办结或已超时的工单中，按时办结的占比。未到期的在办工单为暂定。',
  ),
  group: 'ticket',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(ticket, and(judged, closed_at.atMost(due_at))), count(ticket, judged)),
  pending: () => count(ticket, and(due_at.above(asOf), or(closed_at.isNull(), closed_at.above(asOf)))),
  aliases: ['及时率', '办结及时率', 'On-time tickets'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'late and overdue both fail; the open one is pending',
      given: TICKETS,
      asOf: '2026-11-20',
      expect: 2 / 4,
      misreading: { reading: 'on time ÷ closed', value: 2 / 3 },
    },
  ],
});
