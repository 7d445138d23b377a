import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { auditMigrations } from '#src/audit/migrations.ts';
import { CATALOGUE, CHANNEL_SCOPES } from '#src/catalogue/index.ts';
import type { Actor } from '#src/http/actor.ts';
import type { Caller } from '#src/http/route.ts';
import { fixedClock } from '#src/kernel/clock.ts';
import { ingestionModule } from '#src/modules/ingestion/server/index.ts';
import { kpisModule } from '#src/modules/kpis/server/index.ts';
import { kpiMigrations } from '#src/modules/kpis/server/settings/migrations.ts';
import { organisationModule } from '#src/modules/organisation/server/index.ts';
import { organisationMigrations } from '#src/modules/organisation/server/migrations.ts';
import { scratchRecords } from '#src/records/scratch.ts';
import { fixtureBytes } from '#src/sheets/fixture.ts';
import { rostersModule } from './index.ts';
import { rosterMigrations } from './migrations.ts';

const ZONE = 'Asia/Shanghai';
const local = (text: string): number => Date.parse(`${text}+08:00`);
const clock = fixedClock(local('2026-12-02T10:00'));

async function open() {
  const records = await scratchRecords([auditMigrations, organisationMigrations, kpiMigrations, rosterMigrations]);
  const database = await openDatabase(':memory:', { memory: '256MB', threads: 1 });
  const store = duckdbStore(database);
  const organisation = organisationModule({ records }).api;
  const ingestion = (await ingestionModule({ database, store, organisation, clock, zone: ZONE })).api;
  const run = async (scan: Parameters<typeof store.aggregate>[0]) => ({
    ...(await store.aggregate(scan)),
    path: 'raw' as const,
  });
  const kpis = kpisModule({
    exportsDirectory: '',
    store,
    run,
    catalogue: CATALOGUE,
    records,
    channelDefaults: CHANNEL_SCOPES,
    directory: organisation.directory,
    ingestion,
    zone: ZONE,
    clock,
    closed: { covering: async () => null },
  });
  const rosters = rostersModule({ records, organisation, ingestion, clock, zone: ZONE });
  const call = (context: Caller = {}) => createRouterClient(rosters.routes, { context });
  const value = async (
    kpi: string,
    from: string,
    to: string,
    more: { set?: Record<string, string>; agent?: string; asOf?: string } = {},
  ) => {
    const answer = await createRouterClient(kpis.routes, { context: {} }).query({
      kpis: [kpi],
      from,
      to,
      set: more.set ?? {},
      ...(more.asOf !== undefined && { asOf: more.asOf }),
      where: more.agent === undefined ? {} : { agent: [more.agent] },
    });
    return answer.kpis[0]?.value[0] ?? null;
  };
  return {
    records,
    database,
    organisation,
    ingestion,
    call,
    value,
    close: () => Promise.all([store.close(), records.close()]),
  };
}

let centre: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  centre = await open();
});
afterAll(() => centre.close());

const workbook = (kind: 'roster' | 'punches' | 'leave', file: string) => ({
  kind,
  file,
  content: fixtureBytes(file).toString('base64'),
});
const csv = (kind: 'roster' | 'employment', file: string, text: string) => ({
  kind,
  file,
  content: Buffer.from(text).toString('base64'),
});
const rawEvents = async () =>
  Number((await centre.database.read('SELECT count(*) AS n FROM raw_event')).columns['n']?.[0]);

it('a roster as people keep it: a preview that stores nothing, open questions, then good rows kept and answers remembered', async () => {
  const file = workbook('roster', 'roster-teams-merged.xlsx');
  const preview = await centre.call().preview(file);
  expect(preview.understood).toEqual([
    { sheet: '11月排班', what: 'row 3', rows: 5, from: '2026-11-01', until: '2026-11-30' },
  ]);
  expect(preview.openPeople.map(({ number, name, team, count }) => [number, name, team, count])[4]).toEqual([
    '1005',
    '欧阳娜娜',
    '晚班组',
    30,
  ]);
  expect(preview.openCodes).toEqual([{ code: 'B?', cell: 'X11', count: 1 }]);
  expect([preview.kept, preview.version, (await centre.organisation.directory()).agents]).toEqual([0, null, []]);

  const adding = await centre.call().preview({ ...file, addPeople: true });
  expect([adding.kept, adding.people, adding.rejectedCount, adding.sample[0]?.agent]).toEqual([149, 5, 1, '王伟']);
  expect((await centre.organisation.directory()).agents).toEqual([]);

  const taken = await centre.call().import({ ...file, addPeople: true });
  expect([taken.kept, taken.people, taken.rejectedCount, taken.version]).toEqual([149, 5, 1, 1]);
  expect(taken.rejected).toMatchObject([
    { file: 'roster-teams-merged.xlsx', sheet: '11月排班', cell: 'X11', code: 'unknown_code', value: 'B?' },
  ]);
  const directory = await centre.organisation.directory();
  const min = directory.agents.find(({ number }) => number === '1002');
  expect([min?.name, directory.nameOf('team', directory.teamAt(min?.id ?? '', clock.now()) ?? '')]).toEqual([
    '李敏',
    '早班组',
  ]);

  const before = await rawEvents();
  expect((await centre.call().import({ ...file, codes: { 'B?': 'B' } })).rejectedCount).toBe(0);
  // Only the one day that was open is new to the facts: two stretches of work and a meal.
  expect((await rawEvents()) - before).toBe(3);
  expect((await centre.call().preview(file)).openCodes).toEqual([]);
});

it('attendance and shrinkage follow from roster, punches and leave; days nobody has punches for have no value', async () => {
  const { call, value } = centre;
  const punches = await call().import(workbook('punches', 'punches-dingtalk-records.xlsx'));
  expect(punches.sample[0]).toEqual({ agent: '王伟', date: '2026-11-02', what: '07:52', cell: 'I4' });
  expect(punches.openPeople).toMatchObject([{ number: '9999', name: '张三丰' }]);
  expect(await value('attendance', '2026-11-02', '2026-11-04')).toBe(4 / 5);
  // 1001 was 20 minutes late once, 1004 305 minutes of which 30 are a meal; 1002 did not come.
  expect(await value('shrinkage', '2026-11-02', '2026-11-04')).toBeCloseTo((15 + 15 + 20 + 480 + 275) / 2400, 10);
  expect(await value('attendance', '2026-11-02', '2026-11-04', { set: { 'attendance.base': 'hours' } })).toBeCloseTo(
    (4 * 510 - 20 - 305) / (5 * 510),
    10,
  );
  expect(await value('attendance', '2026-11-05', '2026-11-07')).toBeNull();

  const leave = await call().import(workbook('leave', 'leave-register.xlsx'));
  expect([leave.kept, leave.rejected.map(({ cell, code }) => [cell, code])]).toEqual([3, [['E6', 'bad_date']]]);
  expect(await value('attendance', '2026-11-02', '2026-11-04')).toBe(1);
  expect(await value('shrinkage', '2026-11-02', '2026-11-04', { set: { 'shrinkage.kind': 'sick' } })).toBeCloseTo(
    480 / 2400,
    10,
  );

  const month = await call().month({ from: '2026-11-02', until: '2026-11-03' });
  const of = (name: string, date: string) => {
    const person = month.people.find((one) => one.name === name);
    return month.cells.find((cell) => cell.agent === person?.agent && cell.date === date);
  };
  expect(of('王伟', '2026-11-03')).toMatchObject({ code: 'A', kind: 'work', attendance: 'late', late: 20 });
  expect(of('李敏', '2026-11-02')).toMatchObject({ code: 'B', attendance: 'leave' });
  expect(of('张丽', '2026-11-02')).toMatchObject({ code: '休', kind: 'rest', attendance: null });
});

it('adherence and conformance compare the sign-ins of another source with the plan', async () => {
  const day = (time: string) => local(`2026-11-03T${time}`);
  const event = (kind: string, time: string, data = {}) => ({ kind, at: day(time), subject: '王伟', data });
  const pbx = [
    event('signed_in', '08:20', { queue: 'care' }),
    event('paused', '10:00', { queue: 'care', reason: 'tea' }),
    event('unpaused', '10:15', { queue: 'care' }),
    event('paused', '12:00', { queue: 'care', reason: 'lunch' }),
    event('unpaused', '12:30', { queue: 'care' }),
    event('signed_out', '16:30', { queue: 'care' }),
  ];
  await centre.ingestion.acceptEvents({ source: 'pbx', zone: ZONE, events: pbx }, null);
  const only = { agent: '王伟' };
  expect(await centre.value('adherence', '2026-11-03', '2026-11-04', only)).toBeCloseTo(490 / 510, 10);
  expect(await centre.value('conformance', '2026-11-03', '2026-11-04', only)).toBeCloseTo(445 / 465, 10);
  // Plans of the whole month do not make the data reach to its end.
  const ends = (await centre.ingestion.coverage()).map(({ until }) => until);
  expect(Math.max(...ends)).toBeLessThan(local('2026-11-05T00:00'));
});

it('a day changed by hand is a newer word: its shift and plan are taken back', async () => {
  const { call, value, organisation } = centre;
  const agent = (await organisation.directory()).agents.find(({ name }) => name === '王伟')?.id ?? '';
  await call().saveCode({ code: '休', from: '2026-01-01', meaning: { kind: 'rest', spans: [], breaks: [] } });
  await call().change({ days: [{ agent, date: '2026-11-03', code: '休' }], reason: 'swapped' });
  expect(await value('attendance', '2026-11-03', '2026-11-04', { agent: '王伟' })).toBeNull();
  expect(await value('adherence', '2026-11-03', '2026-11-04', { agent: '王伟' })).toBeNull();
  await expect(call().change({ days: [{ agent, date: '2026-11-03', code: '??' }] })).rejects.toMatchObject({
    code: 'unknown_code',
  });
  await call().change({ days: [{ agent, date: '2026-11-03', code: 'A' }] });
  expect(await value('adherence', '2026-11-03', '2026-11-04', { agent: '王伟' })).toBeCloseTo(490 / 510, 10);
  const acts = await centre.records.db.selectFrom('audit_entry').select('action').orderBy('seq').execute();
  expect(acts.map(({ action }) => action).slice(-3)).toEqual(['shift_code.save', 'roster.change', 'roster.change']);
});

it('employment gives attrition', async () => {
  const file = csv(
    'employment',
    '人员.csv',
    '花名册\n工号,姓名,入职日期,离职日期,离职类型\n1001,王伟,2025-01-01,,\n1002,李敏,2025/1/1,2026年11月15日,主动离职\n1003,张丽,13月,,\n',
  );
  const taken = await centre.call().import(file);
  expect([taken.kept, taken.rejected.map(({ cell, value }) => [cell, value])]).toEqual([2, [['C5', '13月']]]);
  expect(
    await centre.value('attrition', '2026-11-01', '2026-12-01', {
      set: { 'attrition.annualised': 'no' },
      asOf: '2026-12-01',
    }),
  ).toBeCloseTo(1 / 1.5, 6);
});

it('a lead sees and changes the own team alone', async () => {
  const directory = await centre.organisation.directory();
  const [min, yang] = ['李敏', '刘洋'].map((name) => directory.agents.find((agent) => agent.name === name)?.id ?? '');
  const team = directory.teamAt(min ?? '', clock.now()) ?? '';
  const actor: Actor = {
    id: 'lead',
    name: 'Lead',
    agent: null,
    roles: ['lead'],
    scopeOf: () => [{ noun: 'team', ids: [team] }],
  };
  const mine = await centre.call({ actor }).month({ from: '2026-11-01', until: '2026-11-30' });
  expect(mine.people.map(({ name }) => name)).toEqual(['王伟', '李敏', '张丽']);
  expect(new Set(mine.cells.map(({ agent }) => agent)).has(yang ?? '')).toBe(false);
  await expect(
    centre.call({ actor }).change({ days: [{ agent: yang ?? '', date: '2026-11-03', code: 'A' }] }),
  ).rejects.toMatchObject({ kind: 'forbidden' });
  const others = await centre.call({ actor }).preview(workbook('roster', 'roster-teams-merged.xlsx'));
  expect(others.openPeople.map(({ name }) => name)).toEqual(['刘洋', '欧阳娜娜']);
});
