import type { ExampleRows } from '#src/semantic/kpi.ts';

const attempt = (target_id: string, result: string, right_party = false) => ({
  target_id,
  result,
  right_party,
  direction: 'outbound',
});
const attempted_at = '2026-11-16T11:00:00Z';

/** Eight attempts at five customers (four reached a person, three of them the right one, one a machine); ten list records, five dialled, three done. */
export const CAMPAIGN: ExampleRows = {
  dial_attempt: [
    attempt('t1', 'no_answer'),
    attempt('t1', 'busy'),
    attempt('t1', 'person', true),
    attempt('t2', 'person', true),
    attempt('t3', 'person'),
    attempt('t3', 'person', true),
    attempt('t4', 'machine'),
    attempt('t5', 'invalid'),
  ],
  dial_target: [
    ...['t1', 't2', 't3'].map((target_id) => ({ target_id, attempted_at, completed_at: '2026-11-16T12:00:00Z' })),
    ...['t4', 't5'].map((target_id) => ({ target_id, attempted_at })),
    ...['t6', 't7', 't8', 't9', 't10'].map((target_id) => ({ target_id })),
  ],
};
