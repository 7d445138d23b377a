import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ClosingBody, ClosingPreview, Period } from '#src/modules/closings/contract/closing.ts';
import type { AnswerBody } from '#src/modules/kpis/contract/question.ts';
import type { Passport } from '#src/modules/kpis/contract/passport.ts';
import { type Centre, startCentre } from './centre.ts';
import type { Row } from './yunchou.ts';

vi.setConfig({ testTimeout: 120_000 });

let centre: Centre;

/** Calls of two queues on days of October 2026; every fourth waits 60 s, the others 5 s. `ids` names further ones that all wait long. */
async function load(file: string, days: readonly number[], late: readonly string[] = []): Promise<void> {
  const lines = ['contact_id,started_at,queue,wait,outcome,agent,talk,hold,acw'];
  const two = (n: number) => String(n).padStart(2, '0');
  for (const day of days)
    for (const queue of ['support', 'sales'])
      for (let i = 0; i < 8; i++)
        lines.push(
          `${queue}-${day}-${i},2026-10-${two(day)} ${two(9 + i)}:00:00,${queue},${i % 4 === 0 ? 60 : 5},answered,${queue === 'sales' ? 'Bo' : 'Ann'},100,0,10`,
        );
  for (const id of late) lines.push(`${id},2026-10-05 12:30:00,support,90,answered,Ann,300,0,10`);
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

const get = async <T>(path: string): Promise<T> => {
  const answer = await centre.get(path);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
};
const range = ['--from', '2026-10-01', '--to', '2026-11-01'];

beforeAll(async () => {
  centre = await startCentre();
  await load('october.csv', [1, 2, 5, 6, 31]);
}, 180_000);
afterAll(() => centre.close());

test('closing freezes the numbers under version 1, after showing what is provisional', async () => {
  const { periods } = await get<{ periods: Period[] }>('/api/closings?kind=month');
  expect(periods).toMatchObject([{ id: '2026-10', state: 'open', version: null }]);
  const preview = await get<ClosingPreview>('/api/closings/2026-10/preview');
  expect(preview).toMatchObject({ contacts: 80, dataMissing: false });
  expect(await centre.post<Period>('/api/closings/2026-10/close', { reason: 'monthly report' })).toMatchObject({
    state: 'closed',
    version: '1',
    closedBy: expect.any(String),
  });
  await expect(centre.post('/api/closings/2026-10/close', {})).rejects.toThrow('already_closed');
  await expect(centre.post('/api/closings/2026-12/close', {})).rejects.toThrow('period_open');
  await expect(centre.post('/api/closings/2026-08/close', {})).rejects.toThrow('no_data');
  const [row] = await centre.rows<Row>('kpi', 'service_level', ...range);
  expect(row).toMatchObject({ value: 0.75, numerator: 60, denominator: 80, closing: '2026-10 v1' });
});

test('late data change nothing that was closed; the restatement names old, new, contacts and cause', async () => {
  await load('late.csv', [], ['late-1', 'late-2']);
  const [frozen] = await centre.rows<Row>('kpi', 'service_level', ...range);
  expect(frozen).toMatchObject({ value: 0.75, denominator: 80, closing: '2026-10 v1' });
  // Another range, a further filter or a setting changed for the question is computed from the data as they are.
  const [part] = await centre.rows<Row>('kpi', 'service_level', '--from', '2026-10-01', '--to', '2026-10-07');
  expect(part).toMatchObject({ denominator: 66, closing: null });
  const [set] = await centre.rows<Row>('kpi', 'service_level', ...range, '--set', 'service_level.threshold=90s');
  expect(set).toMatchObject({ denominator: 82, closing: null });

  const passport = await centre.post<Passport>('/api/passport', {
    kpis: ['service_level'],
    from: '2026-10-01',
    to: '2026-11-01',
  });
  expect(passport).toMatchObject({
    value: 0.75,
    denominator: 80,
    closing: { id: '2026-10', version: '1', differs: true, now: { numerator: 60, denominator: 82 } },
  });

  const { period, pending } = await get<ClosingBody>('/api/closings/2026-10');
  expect(period.state).toBe('differs');
  expect(pending).toMatchObject({ from: '1', counts: { added: 2, gone: 0, changed: 0 } });
  expect(pending!.contacts.map((c) => [c.contact, c.what, c.after?.wait])).toEqual([
    ['late-1', 'added', 90_000],
    ['late-2', 'added', 90_000],
  ]);
  // Ann's time that day follows from her two further calls.
  expect(pending!.causes).toMatchObject([
    { kind: 'late_data', file: 'late.csv', contacts: 2 },
    { kind: 'other_facts', entity: 'agent_time', subjects: ['Ann'], days: ['2026-10-05'] },
  ]);
  const level = pending!.figures.filter((f) => f.kpi === 'service_level');
  // The centre, its 5 October and the queue they belong to; never the other queue, never the other agent.
  expect(level.map((f) => [f.dimension, f.name, f.day?.slice(0, 10) ?? null])).toEqual([
    ['centre', null, null],
    ['centre', null, '2026-10-05'],
    ['project', null, null],
    ['queue', 'support', null],
  ]);
  expect(level[0]).toMatchObject({
    before: { numerator: 60, denominator: 80 },
    after: { numerator: 60, denominator: 82 },
  });
});

test('the export holds both values, the contacts with before and after, and the cause', async () => {
  const answer = await centre.get('/api/closings/2026-10/export?language=en');
  expect(answer.headers.get('content-disposition')).toContain('closing-2026-10.xlsx');
  const book = Buffer.from(await answer.arrayBuffer());
  const sheets = await readXlsx(book);
  const cells = (sheet: string) => sheets.find((s) => s.sheet === sheet)!.data;
  const figure = cells('Old and new').find((r) => r[1] === 'Service level' && r[2] === 'centre' && r[4] === null)!;
  expect(figure.slice(5)).toEqual([0.75, 60 / 82, 60, 60, 80, 82]);
  expect(cells('Contacts').filter((r) => r[1] === 'late-1')).toMatchObject([
    { 0: 'not accepted yet', 2: 'added', 5: 'after', 6: 'support', 7: 'Ann', 10: 90 },
  ]);
  expect(cells('Causes')[1]).toMatchObject({ 1: 'late data', 2: 'late.csv (table)', 3: 2 });
});

test('accepted by name it becomes version 1.1, and only what was seen can be accepted', async () => {
  const { pending } = await get<ClosingBody>('/api/closings/2026-10');
  await expect(centre.post('/api/closings/2026-10/accept', { token: 'another', reason: 'late file' })).rejects.toThrow(
    'changed_since',
  );
  const body = await centre.post<ClosingBody>('/api/closings/2026-10/accept', {
    token: pending!.token,
    reason: 'the evening file came late',
  });
  expect(body.period).toMatchObject({ state: 'closed', version: '1.1' });
  expect(body.versions.map((v) => [v.version, v.reason, v.contacts])).toEqual([
    ['1', 'monthly report', 80],
    ['1.1', 'the evening file came late', 82],
  ]);
  expect(body.versions[1]!.restatement).toMatchObject({ counts: { added: 2 }, causes: { 0: { kind: 'late_data' } } });
  const [row] = await centre.rows<Row>('kpi', 'service_level', ...range);
  expect(row).toMatchObject({ denominator: 82, closing: '2026-10 v1.1' });
  await expect(centre.post('/api/closings/2026-10/accept', { token: pending!.token, reason: 'again' })).rejects.toThrow(
    'nothing_differs',
  );
});

test('a setting that touches the past restates without contacts; days and queues quote the closing too', async () => {
  const days = await centre.post<AnswerBody>('/api/query', {
    kpis: ['service_level'],
    from: '2026-10-05',
    to: '2026-10-07',
    grain: '1d',
    by: ['queue'],
  });
  expect(days.kpis[0]!.closing).toEqual({ id: '2026-10', version: '1.1' });
  expect(days.dimensions.queue?.names).toEqual(['sales', 'support', 'sales', 'support']);
  expect(days.kpis[0]!.denominator).toEqual([8, 10, 8, 8]);

  await centre.run('setting', 'set', 'service_level.threshold=75s', '--recompute-history', '--reason', 'new contract');
  const { pending } = await get<ClosingBody>('/api/closings/2026-10');
  expect(pending).toMatchObject({
    from: '1.1',
    contacts: [],
    causes: [
      { kind: 'setting', parameter: 'service_level.threshold', before: null, after: 75_000, reason: 'new contract' },
    ],
  });
  const [row] = await centre.rows<Row>('kpi', 'service_level', ...range, '--by', 'queue', '--where', 'queue=support');
  expect(row).toMatchObject({ numerator: 30, denominator: 42, closing: '2026-10 v1.1' });
  // A change from now on leaves closed periods alone.
  await centre.run('setting', 'unset', 'service_level.threshold', '--recompute-history');
  await centre.run('setting', 'set', 'service_level.threshold=10s', '--reason', 'from today');
  expect((await get<ClosingBody>('/api/closings/2026-10')).pending).toBeNull();
});
