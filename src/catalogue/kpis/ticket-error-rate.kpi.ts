import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { ticket } from '../entities/feedback.ts';
import { noFacts } from '../examples/empty.ts';
import { TICKETS } from '../examples/tickets.ts';

export const ticketErrorRate = kpi({
  id: 'ticket_error_rate',
  name: label('Ticket error rate', '工单差错率'),
  definition: label('Tickets found wrong ÷ tickets checked.', '检查出差错的工单 ÷ 已检查的工单。'),
  group: 'ticket',
  unit: 'ratio',
  better: 'lower',
  measure: () => ratio(count(ticket, and(ticket.is.checked, ticket.at.wrong)), count(ticket, ticket.is.checked)),
  sample: 'proportion',
  aliases: ['差错率', 'Ticket errors'],
  source: 'kpi-catalogue §3.10 [CN10]',
  examples: [
    noFacts,
    { name: 'one of two checked', given: TICKETS, expect: 0.5, misreading: { reading: '÷ all tickets', value: 0.2 } },
  ],
});
