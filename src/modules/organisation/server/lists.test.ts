import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { auditMigrations } from '#src/audit/migrations.ts';
import type { Records } from '#src/records/records.ts';
import { scratchRecords } from '#src/records/scratch.ts';
import { organisationModule } from './index.ts';
import { organisationMigrations } from './migrations.ts';

const NOW = Date.parse('2026-11-28T10:00:00+08:00');
let records: Records;
let call: ReturnType<typeof clientOf>;
const clientOf = (on: Records) =>
  createRouterClient(organisationModule({ records: on, zone: 'Asia/Shanghai', clock: { now: () => NOW } }).routes, {
    context: {},
  });
beforeAll(async () => {
  records = await scratchRecords([auditMigrations, organisationMigrations]);
  call = clientOf(records);
});
afterAll(() => records.close());

const csv = (...lines: string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}`).toString('base64');
const placeOf = async (date?: string) => {
  const { agents, held } = await call.membership(date === undefined ? {} : { date });
  return Object.fromEntries(
    agents.map(({ agent, team, site }) => [
      agent,
      [
        team,
        site,
        ...held
          .filter((h) => h.agent === agent)
          .map(({ skill, level }) => `${skill} ${level}`)
          .toSorted(),
      ]
        .filter((word) => word !== null)
        .join(' '),
    ]),
  );
};

describe('lists', () => {
  it('of agents as people keep them: title rows, padded names, totals; shown before kept, refused rows named', async () => {
    const text = [['客服中心人员名单（2026年11月）'], ['工 号', '姓  名', '班组', '职场', '技能', '生效日期']];
    const rows = [
      ...text,
      ['1001', '王 伟', '一组', '合肥', '账单:3; 销售:2', '2026/11/2'],
      ['1002', '李娜', '一组', '合肥', '账单', ''],
      ['1003', '周杰', '二组', '南京', '销售:9', ''],
      ['1004', '赵敏', '二组', '南京', '', '某日'],
      ['合计', '4', '', '', '', ''],
    ];
    const sheet = rows.map((row) => Array.from({ length: 6 }, (_, i) => ({ value: row[i] ?? '', type: String })));
    const content = (await writeXlsxFile(sheet as never).toBuffer()).toString('base64');
    const file = { kind: 'agents', file: '名单.xlsx', content } as const;
    const shown = await call.previewList(file);
    expect(shown).toMatchObject({ rows: 4, made: 2, changed: 0, same: 0 });
    expect(shown.rejected.map(({ cell, code, value }) => [cell, code, value])).toEqual([
      ['B5', 'bad_skills', '周杰'],
      ['F6', 'bad_date', '某日'],
    ]);
    expect((await call.all()).agents).toEqual([]);
    expect(await call.importList(file)).toEqual(shown);
    expect((await call.all()).agents.map(({ name, number }) => [number, name])).toEqual([
      ['1002', '李娜'],
      ['1001', '王伟'],
    ]);
    // Whom nobody spoke of before belongs there from the day named, or since ever.
    expect(await placeOf('2026-11-01')).toMatchObject({ 李娜: '一组 合肥 账单 1', 王伟: '' });
    expect(await placeOf()).toMatchObject({ 王伟: '一组 合肥 账单 3 销售 2' });
    expect(await call.previewList(file)).toMatchObject({ same: 2, made: 0, changed: 0 });
  });

  it('change what they say from a day on; before it everything stays as it was', async () => {
    const content = csv('number,team,skills,from', '1001,夜班,销售:4,2026-11-20', '1002,夜班,,');
    const taken = await call.importList({ kind: 'agents', file: 'moves.csv', content });
    expect(taken).toMatchObject({ made: 0, changed: 2, rejected: [] });
    expect(taken.changes[0]).toEqual({
      cell: 'A2',
      name: '王伟',
      what: 'changed',
      from: '2026-11-20',
      fields: [
        { field: 'team', before: '一组', after: '夜班' },
        { field: 'skills', before: '账单:3; 销售:2', after: '销售:4' },
      ],
    });
    expect(await placeOf('2026-11-19')).toMatchObject({ 王伟: '一组 合肥 账单 3 销售 2', 李娜: '一组 合肥 账单 1' });
    expect(await placeOf('2026-11-20')).toMatchObject({ 王伟: '夜班 销售 4' });
    expect(await placeOf('2026-11-29')).toMatchObject({ 李娜: '夜班 账单 1' });
    const history = await call.history({ kind: 'agent_team', subject: '李娜' });
    expect(history.map(({ value, until }) => [value, until])).toEqual([
      ['一组', Date.parse('2026-11-28T00:00:00+08:00')],
      ['夜班', null],
    ]);
  });

  it('of queues say project, client, site and zone', async () => {
    const content = csv('队列,渠道,项目,委托方,职场,时区', '热线,voice,银行卡,某银行,合肥,Asia/Shanghai');
    expect(await call.importList({ kind: 'queues', file: 'q.csv', content })).toMatchObject({ made: 1, rejected: [] });
    expect((await call.membership({})).queues).toEqual([
      { queue: '热线', project: '银行卡', client: '某银行', site: '合肥' },
    ]);
    const nothing = csv('a,b', '1,2');
    expect((await call.previewList({ kind: 'queues', file: 'x.csv', content: nothing })).rejected).toMatchObject([
      { code: 'no_header', file: 'x.csv' },
    ]);
  });
});

it('people move and learn from a day on; everything is on the trail', async () => {
  await call.move({ kind: 'agent_team', subject: '王伟', value: '一组', from: '2026-12-01', until: '2026-12-24' });
  await call.saveSkill({ agent: '王伟', skill: '账单', level: 5, from: '2026-12-01' });
  expect(await placeOf('2026-12-01')).toMatchObject({ 王伟: expect.stringContaining('一组') });
  expect(await placeOf('2026-12-01')).toMatchObject({ 王伟: expect.stringContaining('账单 5') });
  expect(await placeOf('2026-12-24')).toMatchObject({ 王伟: '夜班 账单 5 销售 4' });
  const back = { kind: 'agent_team', subject: '王伟', value: '一组', from: '2026-12-02', until: '2026-12-01' } as const;
  await expect(call.move(back)).rejects.toMatchObject({ code: 'empty_range', details: { field: 'until' } });
  await expect(call.move({ ...back, value: 'nowhere', until: null })).rejects.toMatchObject({ kind: 'not_found' });
  const trail = await records.db
    .selectFrom('audit_entry')
    .select(['action', 'before', 'after'])
    .orderBy('seq')
    .execute();
  const actions = trail.map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['organisation.import', 'assignment.save', 'skill.save']));
});

it('calendars change from a day on and keep their name', async () => {
  const day = [{ start: 540, end: 1080 }];
  const first = { name: '热线', from: '2026-01-01', holidays: 'cn' as const, week: [day, day, day, day, day, [], []] };
  const rest = { statutory: [], rest: [], makeUp: null, exceptions: [], queues: ['热线'] };
  const made = await call.saveCalendar({ ...first, ...rest });
  await call.saveCalendar({
    ...first,
    ...rest,
    id: made.id,
    name: '热线服务',
    from: '2026-12-01',
    week: [...first.week.slice(0, 5), day, []],
  });
  const all = await call.calendars();
  expect(all.map(({ name, from, week }) => [name, from, week[5]?.length])).toEqual([
    ['热线服务', '2026-01-01', 0],
    ['热线服务', '2026-12-01', 1],
  ]);
  await expect(call.saveCalendar({ ...first, ...rest, name: '热线服务' })).rejects.toMatchObject({
    code: 'name_taken',
  });
  await expect(call.saveCalendar({ ...first, ...rest, name: 'x', queues: ['?'] })).rejects.toMatchObject({
    kind: 'not_found',
  });
});
