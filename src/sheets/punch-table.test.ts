import { expect, it } from 'vitest';
import { fixture } from './fixture.ts';
import { readLeave } from './leave-list.ts';
import { type PunchRead, readPunches } from './punch-table.ts';

const short = (read: PunchRead) =>
  read.punches.map((p) => `${p.number ?? p.name} ${p.date} ${Math.floor(p.minutes / 60)}:${p.minutes % 60}`);

it('DingTalk: a line a punch, and days without one', async () => {
  const read = readPunches(await fixture('punches-dingtalk-records.xlsx'), 2026);
  expect(read.understood).toEqual([{ sheet: '原始记录', shape: 'records', rows: 10 }]);
  expect(short(read)).toEqual([
    '1001 2026-11-02 7:52',
    '1001 2026-11-02 16:33',
    '1001 2026-11-03 8:20',
    '1001 2026-11-03 16:31',
    '1002 2026-11-03 12:58',
    '1002 2026-11-03 21:30',
    '9999 2026-11-02 7:59',
    '1004 2026-11-02 13:5',
  ]);
  expect(read.days.filter((day) => day.number === '1002').map((day) => day.date)).toEqual([
    '2026-11-02',
    '2026-11-02',
    '2026-11-03',
    '2026-11-03',
  ]);
  expect(read.rejections).toEqual([]);
});

it('WeCom: first and last of a day under two header rows, the morning after a night', async () => {
  const read = readPunches(await fixture('punches-wecom-daily.xlsx'), 2026);
  expect(read.understood).toEqual([{ sheet: '打卡日报', shape: 'daily', rows: 5 }]);
  expect(short(read)).toEqual([
    '孙悦 2026-11-02 8:51',
    '孙悦 2026-11-02 18:6',
    '孙悦 2026-11-03 12:10',
    '孙悦 2026-11-03 21:2',
    '2002 2026-11-03 21:50',
    '2002 2026-11-04 6:3',
    '2003 2026-11-02 9:0',
    '2003 2026-11-02 18:0',
  ]);
  expect(read.days.filter((day) => day.number === '2002').map((day) => day.date)).toEqual(['2026-11-02', '2026-11-03']);
  expect(read.rejections).toEqual([]);
});

it('attendance machine: a block a person, several punches in one cell', async () => {
  const read = readPunches(await fixture('punches-machine-matrix.xlsx'), 2026);
  expect(read.understood).toEqual([{ sheet: '考勤记录', shape: 'matrix', rows: 3 }]);
  expect(short(read).filter((line) => line.startsWith('318'))).toEqual([
    '318 2026-11-02 8:55',
    '318 2026-11-02 12:1',
    '318 2026-11-02 13:58',
    '318 2026-11-02 18:3',
    '318 2026-11-03 9:25',
    '318 2026-11-03 18:0',
    '318 2026-11-04 8:59',
    '318 2026-11-04 18:1',
  ]);
  expect(read.punches.find((p) => p.number === '217')?.name).toBe('陈晨');
  expect(read.rejections).toMatchObject([{ cell: 'E9', value: '25:61', code: 'bad_time' }]);
});

it('leave: whole days and hours, refused ones, a day that does not exist', async () => {
  const { rows, rejections } = readLeave(await fixture('leave-register.xlsx'), 2026);
  expect(
    rows.map((row) => [row.number, row.kind, row.from.date, row.until.date, row.until.minutes, row.approved]),
  ).toEqual([
    ['1003', 'annual', '2026-11-10', '2026-11-11', null, true],
    ['1002', 'sick', '2026-11-02', '2026-11-02', null, true],
    ['1005', 'personal', '2026-11-09', '2026-11-09', 900, false],
  ]);
  expect(rejections).toMatchObject([{ cell: 'E6', value: '11月31日', code: 'bad_date' }]);
});
