import type { ExampleRows } from '#src/semantic/kpi.ts';
import { botSession, session } from './session.ts';

/** Six human sessions: three closed by the agent (after her own message, after thanks, after a question), one each by customer, time-out and transfer. */
export const CLOSES: ExampleRows = {
  contact: [
    session({ closed_by: 'agent', last_message_by: 'agent' }),
    session({ closed_by: 'agent', last_message_by: 'customer', closing_phrase: true }),
    session({ closed_by: 'agent', last_message_by: 'customer', closing_phrase: false }),
    session({ closed_by: 'customer', last_message_by: 'customer' }),
    session({ closed_by: 'timeout', last_message_by: 'agent' }),
    session({ closed_by: 'transfer', last_message_by: 'customer' }),
    botSession({ closed_by: 'system' }),
  ],
};
