import type { ExampleRows } from '#src/semantic/kpi.ts';
import { between } from './agent-day.ts';

const entriesAt = (times: number, enqueued_at: string) =>
  Array.from({ length: times }, () => ({ enqueued_at, queue: 'sales', outcome: 'answered' }));

/** Forecast 10 and 5, offered 8 and 10. */
export const FORECAST: ExampleRows = {
  forecast: [
    between('10:00', '10:30', { queue: 'sales', contacts: 10 }),
    between('10:30', '11:00', { queue: 'sales', contacts: 5 }),
  ],
  queue_entry: [...entriesAt(8, '2026-11-16T10:05:00Z'), ...entriesAt(10, '2026-11-16T10:35:00Z')],
};
