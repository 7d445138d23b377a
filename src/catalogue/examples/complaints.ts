import type { ExampleRows } from '#src/semantic/kpi.ts';

/** Four complaints, two by the same customer about the same bill four days apart, one of an unknown customer; 200 handled contacts. */
export const COMPLAINTS: ExampleRows = {
  complaint: [
    { registered_at: '2026-11-10T10:00:00Z', customer: 'A', issue_group: 'bill', level: 'ordinary', responsible: true },
    {
      registered_at: '2026-11-14T10:00:00Z',
      customer: 'A',
      issue_group: 'bill',
      level: 'escalated',
      responsible: false,
    },
    { registered_at: '2026-11-15T10:00:00Z', customer: 'A', issue_group: 'line', level: 'regulator' },
    { registered_at: '2026-11-16T10:00:00Z', issue_group: 'bill', level: 'ordinary' },
  ],
  contact: Array.from({ length: 200 }, () => ({
    first_touch: '2026-11-16T10:00:00Z',
    ended_at: '2026-11-16T10:05:00Z',
    legs: 1,
  })),
};
