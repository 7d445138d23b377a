import type { ExampleRows } from '#src/semantic/kpi.ts';

/** Six rings of four contacts: three answered (after 5, 15 and 20 s), two missed, one the customer left. */
export const RINGS: ExampleRows = {
  ring_attempt: [
    { contact_id: 'c1', agent: 'anna', result: 'no_answer', ring: '20s' },
    { contact_id: 'c1', agent: 'anna', result: 'no_answer', ring: '20s' },
    { contact_id: 'c1', agent: 'ben', result: 'answered', ring: '5s' },
    { contact_id: 'c2', agent: 'anna', result: 'answered', ring: '15s' },
    { contact_id: 'c3', agent: 'anna', result: 'answered', ring: '20s' },
    { contact_id: 'c4', agent: 'ben', result: 'canceled', ring: '8s' },
  ],
};
