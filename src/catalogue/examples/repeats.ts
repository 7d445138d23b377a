import type { ExampleRow } from './rows.ts';
import type { ExampleRows } from '#src/semantic/kpi.ts';

/** A handled call of half an hour in November 2026, e.g. `call('03', '10', 'anna-customer')`. */
export const call = (day: string, hour: string, customer: string | null, more: ExampleRow = {}): ExampleRow => ({
  first_touch: `2026-11-${day}T${hour}:00:00Z`,
  ended_at: `2026-11-${day}T${hour}:30:00Z`,
  outcome: 'handled',
  legs: 1,
  customer,
  issue_group: 'bill',
  ...more,
});

/**
 * As of 1 December with a window of 7 days: A is quiet afterwards; B calls again after two days; C gives up a chat after 30 hours;
 * D's window is still open; one caller is unknown; E calls again within 20 hours, about something else.
 */
export const REPEATS: ExampleRows = {
  contact: [
    call('02', '10', 'A'),
    call('03', '10', 'B'),
    call('05', '10', 'B'),
    call('04', '10', 'C'),
    call('05', '16', 'C', { outcome: 'abandoned', legs: 0, channel: 'chat' }),
    call('28', '10', 'D'),
    call('04', '11', null),
    call('09', '10', 'E'),
    call('10', '06', 'E', { issue_group: 'moving' }),
  ],
};
