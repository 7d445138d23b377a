import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CostImportView, CostPerContact, CostTable } from '#src/modules/costs/contract/cost.ts';
import type { Point } from '#src/modules/costs/contract/point.ts';
import type { Passport } from '#src/modules/kpis/contract/passport.ts';
import { fixtureBytes } from '#src/sheets/fixture.ts';
import { type Centre, startCentre } from './centre.ts';
import type { Row } from './yunchou.ts';

vi.setConfig({ testTimeout: 60_000 });

let centre: Centre;
const file = (name: string): string => {
  const path = join(centre.data, name);
  writeFileSync(path, fixtureBytes(name));
  return path;
};
const csv = (name: string, ...lines: string[]): string => {
  const path = join(centre.data, name);
  writeFileSync(path, lines.join('\n'));
  return path;
};
const get = async <T>(path: string): Promise<T> => {
  const answer = await centre.get(path);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
};

beforeAll(async () => {
  centre = await startCentre();
  const lines = ['contact_id,started_at,queue,wait,outcome,agent,talk,hold,acw'];
  for (let day = 1; day <= 20; day++)
    for (let i = 0; i < 20; i++) {
      const at = `2026-10-${String(day).padStart(2, '0')} 10:${String(i).padStart(2, '0')}:00`;
      const outcome = i % 10 === 0 ? `60,abandoned,,0` : `${i % 5 === 1 ? 45 : 5},answered,Ann,230`;
      lines.push(`c-${day}-${i},${at},support,${outcome},0,10`);
    }
  const path = join(centre.data, 'calls.csv');
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
  await centre.post('/api/projects', { name: '银行卡项目' });
}, 120_000);
afterAll(() => centre.close());

test('a cost table comes in as it is: good rows kept, the others named by file, sheet and cell with the remedy', async () => {
  const path = file('costs-long-list.xlsx');
  const preview = await centre.run('cost', 'import', path, '--preview');
  expect(preview.code).toBe(1);
  expect(preview.out).toContain('bad_amount costs-long-list.xlsx 费用明细 E10 "待定"');
  expect(preview.out).toContain('unknown_project costs-long-list.xlsx 费用明细');
  expect((await get<CostTable>('/api/costs')).lines).toEqual([]);

  const content = fixtureBytes('costs-long-list.xlsx').toString('base64');
  const shown = await centre.post<CostImportView>('/api/costs/preview', { file: 'costs-long-list.xlsx', content });
  expect(shown.openNames).toMatchObject([{ noun: 'project', name: '贷款项目', count: 1 }]);
  const taken = await centre.post<CostImportView>('/api/costs/import', {
    file: 'costs-long-list.xlsx',
    content,
    names: { [shown.openNames[0]!.key]: '' },
  });
  expect(taken).toMatchObject({ kept: 6, rejectedCount: 1, version: 1 });
  expect(taken.months).toEqual([
    { month: '2026-10', kind: 'actual', total: 678_500.5, before: null },
    { month: '2026-11', kind: 'actual', total: 328_800, before: null },
  ]);
  const { lines } = await get<CostTable>('/api/costs?from=2026-10&until=2026-10');
  expect(lines.map(({ project, channel, item, actual }) => [project === null, channel, item, actual])).toEqual([
    [false, 'voice', '人工', 320_000],
    [false, 'chat', '人工', 128_500.5],
    [true, 'voice', '人工', 150_000],
    [true, null, '职场租金', 80_000],
  ]);
});

test('what was spent becomes the KPI, with its passport; a corrected table replaces what it speaks of', async () => {
  const range = ['--from', '2026-10-01', '--to', '2026-11-01'];
  const [row] = await centre.rows<Row>('kpi', 'cost_per_contact', ...range);
  expect(row).toMatchObject({ numerator: 678_500.5, denominator: 360 });
  const passport = await centre.post<Passport>('/api/passport', {
    kpis: ['cost_per_contact'],
    from: '2026-10-01',
    to: '2026-11-01',
  });
  expect(passport).toMatchObject({ numerator: 678_500.5, denominator: 360 });
  // The rent is gone, the common staff cost less; the project's lines are not spoken of and stay.
  const corrected = csv(
    'corrected.csv',
    '月份,类别,费用项,金额,预算',
    '2026-10,人工成本,工资,54000,50000',
    '2026-10,平台,智能客服机器人,6000,',
  );
  expect((await centre.run('cost', 'import', corrected)).code).toBe(0);
  const [again] = await centre.rows<Row>('kpi', 'cost_per_contact', ...range);
  expect(again).toMatchObject({ numerator: 448_500.5 + 60_000, denominator: 360 });
  const [people] = await centre.rows<Row>('kpi', 'cost_per_contact', ...range, '--set', 'cost_per_contact.scope=human');
  expect(people).toMatchObject({ numerator: 448_500.5 + 54_000 });
  const { lines } = await get<CostTable>('/api/costs?from=2026-10&until=2026-10');
  expect(lines.find(({ item }) => item === '工资')).toMatchObject({
    budget: 50_000,
    actual: 54_000,
    group: '人工成本',
  });
});

test('cost per contact by channel shows what is booked to it and its share of what is common', async () => {
  const answer = await get<CostPerContact>('/api/costs/per-contact?from=2026-10&until=2026-10');
  expect(answer).toMatchObject({ total: 508_500.5, contacts: 360, months: ['2026-10'] });
  const [voice] = answer.channels;
  // All contacts are calls of no project: they carry the common cost; what is booked to the project finds no work.
  expect(voice).toMatchObject({ id: 'voice', contacts: 360, direct: 0, shared: 60_000 });
  expect(answer.unshared).toBe(448_500.5);
});

test('one more point of service level: hours by Erlang, or the reason why it cannot be told', async () => {
  const point = await get<Point>('/api/costs/point?queue=support&month=2026-10');
  expect(point).toMatchObject({
    contacts: 400,
    abandoned: 40,
    model: 'erlang-a',
    threshold: 20,
    obstacles: expect.arrayContaining(['no_paid_time', 'no_costs']),
  });
  // 40 gave up after 60 s; 360 waited 45 s or 5 s.
  expect(point.patience!.value).toBeCloseTo((40 * 60 + 80 * 45 + 280 * 5) / 40, 6);
  expect(point.raised!).toBeGreaterThan(point.present!);
  expect(point.paid!.low).toBeLessThan(point.paid!.value);
  const none = await get<Point>('/api/costs/point?queue=support&month=2026-03');
  expect(none).toMatchObject({ obstacles: expect.arrayContaining(['no_contacts']), paid: null, money: null });
});

test('is for those who answer for the centre, exported with a name in it, and audited', async () => {
  const answer = await centre.get('/api/costs/export?from=2026-10&until=2026-10&language=en');
  const sheets = await readXlsx(Buffer.from(await answer.arrayBuffer()));
  const [first] = sheets;
  expect(first!.data.find((row) => row[5] === '工资')!.slice(6, 9)).toEqual([50_000, 54_000, 4000]);
  expect(first!.data.at(-1)![0]).toBe('Exported by');
  await centre.identity.ensureUsers([
    { name: 'Lena', username: 'lena', roles: [{ role: 'lead' }] },
    { name: 'Max', username: 'max', roles: [{ role: 'planner' }] },
  ]);
  const as = async (name: string, path: string) => {
    const cookie = await centre.signIn(name);
    return (await fetch(`${centre.url}${path}`, { headers: { cookie: `${cookie.name}=${cookie.value}` } })).status;
  };
  expect(await as('lena', '/api/costs')).toBe(403);
  expect(await as('max', '/api/costs')).toBe(200);
  expect(await as('max', '/api/costs/export?from=2026-10&until=2026-10')).toBe(403);
  const audit = await centre.get('/api/audit?action=cost.import');
  expect(await audit.text()).toContain('corrected.csv');
});
