import type { ExampleRows } from '#src/semantic/kpi.ts';
import type { ExampleRow } from './rows.ts';

const at = '2026-11-16T10:00:00Z';
const repeat = (times: number, row: ExampleRow): ExampleRow[] => Array.from({ length: times }, () => row);
const answered = (wait: string, enqueued = at): ExampleRow => ({ enqueued_at: enqueued, outcome: 'answered', wait });
const abandoned = (wait: string, enqueued = at): ExampleRow => ({ enqueued_at: enqueued, outcome: 'abandoned', wait });

/** Queue entries several examples share. */
export const QUEUE_FIXTURES: Readonly<Record<string, ExampleRows>> = {
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
  /**
   * Every outcome once or more: 6 answered (two by callback), 2 abandoned after 3 s and 50 s, an overflow, a voicemail, a callback
   * accepted, a system drop and a caller still waiting.
   */
  mixed_hour: {
    queue_entry: [
      answered('0s'),
      answered('10s'),
      answered('20s'),
      answered('90s'),
      { ...answered('30s'), is_callback: true },
      { ...answered('60s'), is_callback: true },
      abandoned('3s'),
      abandoned('50s'),
      { enqueued_at: at, outcome: 'flow_out', flow_kind: 'overflow', wait: '120s' },
      { enqueued_at: at, outcome: 'flow_out', flow_kind: 'voicemail', wait: '40s' },
      { enqueued_at: at, outcome: 'flow_out', flow_kind: 'callback', wait: '120s' },
      { enqueued_at: at, outcome: 'system_drop' },
      { enqueued_at: at, outcome: 'waiting' },
    ],
  },
  /** V4b [G3]: entered the queue at 7:28, answered at 7:32. */
  across_half_hour: {
    queue_entry: [
      {
        enqueued_at: '2026-11-16T07:28:00Z',
        answered_at: '2026-11-16T07:32:00Z',
        left_at: '2026-11-16T07:32:00Z',
        outcome: 'answered',
        wait: '240s',
      },
    ],
  },
  /** V4d [CN23]: arrives at 10:58, hangs up at 11:01. */
  abandoned_across_hour: {
    queue_entry: [
      { enqueued_at: '2026-11-16T10:58:00Z', left_at: '2026-11-16T11:01:00Z', outcome: 'abandoned', wait: '180s' },
    ],
  },
  /** V14 [A4]: callback accepted at 11:37:00, called back, queued 11:38:39, connected 11:39:25. */
  callback: {
    contact: [
      {
        contact_id: 'in',
        first_touch: '2026-11-16T11:35:00Z',
        ended_at: '2026-11-16T11:37:00Z',
        outcome: 'flow_out',
        flow_kind: 'callback',
        direction: 'inbound',
      },
      {
        contact_id: 'back',
        first_touch: '2026-11-16T11:37:00Z',
        ended_at: '2026-11-16T11:45:00Z',
        outcome: 'handled',
        callback_of: 'in',
        direction: 'outbound',
        legs: 1,
      },
    ],
    queue_entry: [
      {
        contact_id: 'in',
        enqueued_at: '2026-11-16T11:35:00Z',
        left_at: '2026-11-16T11:37:00Z',
        outcome: 'flow_out',
        flow_kind: 'callback',
        wait: '120s',
      },
      {
        contact_id: 'back',
        enqueued_at: '2026-11-16T11:38:39Z',
        answered_at: '2026-11-16T11:39:25Z',
        outcome: 'answered',
        wait: '46s',
        is_callback: true,
      },
    ],
  },
};
