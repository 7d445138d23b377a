import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alert, AlertList } from '#src/modules/alerts/contract/alert.ts';
import type { AlertRule, RuleTrial } from '#src/modules/alerts/contract/rule.ts';
import { type Centre, startCentre } from './centre.ts';

let centre: Centre;

/** Days of forty calls a queue; of `support` every fourth waits long, on its bad days three in four. */
async function load(file: string, from: number, to: number, bad: readonly number[]): Promise<void> {
  const lines = ['contact_id,started_at,queue,wait,outcome,agent,talk,hold,acw'];
  for (let day = from; day <= to; day++)
    for (const queue of ['support', 'sales'])
      for (let i = 0; i < 40; i++) {
        const late = queue === 'support' && (bad.includes(day) ? i % 4 !== 0 : i % 4 === 0);
        const at = `2026-10-${String(day).padStart(2, '0')} ${String(9 + (i % 8)).padStart(2, '0')}:${String(i).padStart(2, '0')}:00`;
        lines.push(`${queue}-${day}-${i},${at},${queue},${late ? 60 : 5},answered,Ann,100,0,0`);
      }
  const path = join(centre.data, file);
  writeFileSync(path, lines.join('\n'));
  const ran = await centre.run(
    'ingest',
    'table',
    path,
    '--mapping',
    'examples/mappings/contacts.yaml',
    '--zone',
    'UTC',
  );
  expect(ran.code, ran.err).toBe(0);
}

const get = async <T>(path: string): Promise<T> => (await (await centre.get(path)).json()) as T;
const rule = {
  name: 'Service level under 60 %',
  kpi: 'service_level',
  by: 'queue',
  test: { kind: 'under', value: 0.6 },
  owner: 'Lin',
};

beforeAll(async () => {
  centre = await startCentre();
  await load('first.csv', 1, 12, [3, 4, 9]);
}, 60_000);
afterAll(() => centre.close());

test('a rule shows before it is saved what it would have raised', async () => {
  const trial = await centre.post<RuleTrial>('/api/alert-rules/trial', rule);
  // Two queues on twelve days; support was off on the 3rd and 4th, and on the 9th.
  expect(trial).toMatchObject({ judged: 24, off: 3, alerts: 2 });
  expect(trial.latest.map(({ group, from }) => [group, from.slice(0, 10)])).toEqual([
    ['support', '2026-10-09'],
    ['support', '2026-10-03'],
  ]);
});

test('new data raise an alert of the queue that is off, carry it on and end it by recovery; acts and notes are kept', async () => {
  const saved = await centre.post<AlertRule>('/api/alert-rules', rule);
  expect(saved).toMatchObject({ health: 'ok', alerts: 0, trial: { alerts: 2, days: 90 } });
  await load('second.csv', 13, 15, [14, 15]);
  const raised = await get<AlertList>('/api/alerts');
  expect(raised.open).toBe(1);
  const [alert] = raised.alerts as [Alert];
  expect(alert).toMatchObject({
    name: rule.name,
    state: 'open',
    group: { dimension: 'queue', name: 'support' },
    intervals: 2,
    first: { from: Date.UTC(2026, 9, 14), to: Date.UTC(2026, 9, 15), value: 0.25, limit: 0.6 },
  });

  const seen = await centre.post<Alert>(`/api/alerts/${alert.id}/acknowledge`, { text: 'Two people ill' });
  expect(seen).toMatchObject({ state: 'acknowledged', notes: [{ text: 'Two people ill' }] });

  await load('third.csv', 16, 17, [16]);
  const after = await get<AlertList>('/api/alerts');
  expect(after.open).toBe(0);
  expect(after.alerts).toMatchObject([{ id: alert.id, state: 'closed', recovered: true, intervals: 3 }]);
  expect(after.acknowledgeMedian).toBe(seen.acknowledgedAt! - seen.raisedAt);

  // The same file again, and the same days again, raise nothing twice.
  await load('third.csv', 16, 17, [16]);
  expect((await get<AlertList>('/api/alerts')).alerts).toHaveLength(1);
});

test('a rule that never fires says so, and what cannot be asked is refused with the field', async () => {
  const silent = { ...rule, name: 'Never', test: { kind: 'under', value: 0.01 } };
  expect((await centre.post<AlertRule>('/api/alert-rules', silent)).health).toBe('silent');
  await expect(centre.post('/api/alert-rules', { ...rule, name: 'Odd', kpi: 'no_such' })).rejects.toThrow(
    'unknown_kpi',
  );
  await expect(centre.post('/api/alert-rules', rule)).rejects.toThrow('rule_exists');
  const halfHours = { ...rule, name: 'Fine', grain: '30m', test: { kind: 'outside_limits' } };
  await expect(centre.post('/api/alert-rules', halfHours)).rejects.toThrow('grain');
});
