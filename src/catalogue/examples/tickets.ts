import type { ExampleRows } from '#src/semantic/kpi.ts';

const opened = { opened_at: '2026-11-16T10:00:00Z', due_at: '2026-11-18T10:00:00Z' };

/** Five tickets: two closed in time (one sent back twice, one opened and closed again), one late, one overdue after being opened again, one not yet due. */
export const TICKETS: ExampleRows = {
  ticket: [
    { ...opened, closed_at: '2026-11-17T10:00:00Z', bounces: 2, checked: true, wrong: true },
    { ...opened, closed_at: '2026-11-18T09:00:00Z', reopens: 1, checked: true },
    { ...opened, closed_at: '2026-11-19T10:00:00Z' },
    { ...opened, reopens: 1 },
    { ...opened, due_at: '2026-11-25T10:00:00Z' },
  ],
};
