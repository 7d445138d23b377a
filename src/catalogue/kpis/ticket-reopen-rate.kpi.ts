import { and, or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { ticket } from '../entities/feedback.ts';
import { noFacts } from '../examples/empty.ts';
import { TICKETS } from '../examples/tickets.ts';

const wasClosed = or(ticket.is.closed, ticket.is.reopened);

export const ticketReopenRate = kpi({
  id: 'ticket_reopen_rate',
  name: label('Tickets opened again', '工单重开率'),
  definition: label(
    'Tickets opened in the period that were opened again after closing ÷ those closed at least once.',
    '期间建立、办结后又被重新打开的工单 ÷ 至少办结过一次的工单。',
  ),
  group: 'ticket',
  unit: 'ratio',
  better: 'lower',
  measure: () => ratio(count(ticket, and(wasClosed, ticket.is.reopened)), count(ticket, wasClosed)),
  aliases: ['重开', 'Reopen rate'],
  source: 'kpi-catalogue §2a, E15',
  examples: [
    noFacts,
    {
      name: 'one is open again',
      given: TICKETS,
      expect: 2 / 4,
      misreading: { reading: '÷ closed now: those open again vanish', value: 1 / 3 },
    },
  ],
});
