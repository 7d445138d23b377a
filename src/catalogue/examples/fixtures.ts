import type { ExampleRows } from '#src/semantic/kpi.ts';
import type { ExampleRow } from './rows.ts';

const at = '2026-11-16T10:00:00Z';
const repeat = (times: number, row: ExampleRow): ExampleRow[] => Array.from({ length: times }, () => row);
const answered = (wait: string, enqueued = at): ExampleRow => ({ enqueued_at: enqueued, outcome: 'answered', wait });
const abandoned = (wait: string, enqueued = at): ExampleRow => ({ enqueued_at: enqueued, outcome: 'abandoned', wait });

/** Facts several examples share; numbers and sources are those of kpi-catalogue §8. */
export const FIXTURES: Readonly<Record<string, ExampleRows>> = {
  /** V1 [IC1][H1]: 1,000 answered (860 within 20 s), 60 abandoned (20 within 20 s, of these 10 within 5 s). */
  icmi_day: {
    queue_entry: [
      ...repeat(860, answered('12s')),
      ...repeat(140, answered('45s')),
      ...repeat(10, abandoned('3s')),
      ...repeat(10, abandoned('15s')),
      ...repeat(40, abandoned('60s')),
    ],
  },
  /** V2 [X4]: 300 answered, 200 in time, 50 abandons under 10 s, 50 later. */
  stat_server: {
    queue_entry: [
      ...repeat(200, answered('10s')),
      ...repeat(100, answered('40s')),
      ...repeat(50, abandoned('5s')),
      ...repeat(50, abandoned('30s')),
    ],
  },
  /** V3: 10 of 10 in time, then 90 of 190. */
  two_intervals: {
    queue_entry: [
      ...repeat(10, answered('5s', '2026-11-16T10:00:00Z')),
      ...repeat(90, answered('5s', '2026-11-16T10:30:00Z')),
      ...repeat(100, answered('50s', '2026-11-16T10:30:00Z')),
    ],
  },
};
