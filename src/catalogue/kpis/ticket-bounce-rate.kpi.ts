import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { ticket } from '../entities/feedback.ts';
import { noFacts } from '../examples/empty.ts';
import { TICKETS } from '../examples/tickets.ts';

export const ticketBounceRate = kpi({
  id: 'ticket_bounce_rate',
  name: label('Tickets sent back', '退单率'),
  definition: label(
    'Tickets opened in the period that were sent back at least once ÷ tickets opened in it.',
    '期间建立且至少被退回一次的工单 ÷ 期间建立的工单。',
  ),
  group: 'ticket',
  unit: 'ratio',
  better: 'lower',
  measure: () => ratio(count(ticket, ticket.is.bounced), count(ticket)),
  aliases: ['退单', 'Bounce rate'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'one ticket twice',
      given: TICKETS,
      expect: 1 / 5,
      misreading: { reading: 'times sent back ÷ tickets', value: 2 / 5 },
    },
  ],
});
