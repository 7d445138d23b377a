import { expect, it } from 'vitest';
import { readCostTable } from '#src/sheets/cost-table.ts';
import { readLeave } from '#src/sheets/leave-list.ts';
import { readPunches } from '#src/sheets/punch-table.ts';
import { readRoster } from '#src/sheets/roster-matrix.ts';
import { readWorkbook, type Workbook } from '#src/sheets/workbook.ts';
import { sampleOptions } from '../../contract/options.ts';
import { AHEAD, Centre } from '../centre/centre.ts';
import { PLANTINGS } from '../centre/plantings.ts';
import { shiftsOf } from '../centre/roster.ts';
import { costWorkbooks } from './cost-workbooks.ts';
import { lateCalls } from './late-calls.ts';
import { type OfficeFile, staffWorkbooks } from './staff-workbooks.ts';

const OPTIONS = sampleOptions.parse({
  days: 12,
  agents: 12,
  seed: 7,
  office: true,
  end: Date.parse('2026-11-09T00:00:00+08:00'),
});
const { people, firstDay, lastDay } = new Centre(OPTIONS);
const shifts = Array.from({ length: lastDay + AHEAD - firstDay + 1 }, (_, i) =>
  shiftsOf(OPTIONS.seed, people, firstDay + i, PLANTINGS),
).flat();
const past = shifts.filter(({ end }) => end <= OPTIONS.end);

const read = async (files: readonly OfficeFile[], kind: OfficeFile['kind']): Promise<Workbook[]> =>
  Promise.all(files.filter((one) => one.kind === kind).map(({ file, bytes }) => readWorkbook(file, bytes)));

it('keeps rosters, leave and punches that tell of the same shifts as the events, read without a rejection', async () => {
  const files = await staffWorkbooks(OPTIONS);
  const rosters = (await read(files, 'roster')).map((book) => readRoster(book, 2026));
  expect(rosters.flatMap(({ rejections }) => rejections)).toEqual([]);
  const cells = rosters.flatMap((one) => one.cells);
  expect(cells.filter(({ code }) => code !== '休')).toHaveLength(shifts.length);
  const [first] = rosters;
  // An early shift with the first lunch, and its breaks.
  expect(first?.codes.get('A1')).toEqual({
    kind: 'work',
    spans: [{ start: 510, end: 1050 }],
    breaks: [
      { kind: 'meal', start: 660, end: 720 },
      { kind: 'break', start: 615, end: 630 },
      { kind: 'break', start: 930, end: 945 },
    ],
  });

  const punches = (await read(files, 'punches')).map((book) => readPunches(book, 2026));
  expect(punches.flatMap(({ rejections }) => rejections)).toEqual([]);
  expect(punches.flatMap(({ days }) => days)).toHaveLength(past.length);
  const present = past.filter(({ attendance }) => attendance === 'present');
  expect(punches.flatMap((one) => one.punches)).toHaveLength(2 * present.length);

  const leave = (await read(files, 'leave')).map((book) => readLeave(book, 2026));
  expect(leave.flatMap(({ rejections }) => rejections)).toEqual([]);
  const approved = past.filter(({ attendance }) => attendance === 'leave').length;
  expect(leave.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(approved);
  expect(files.map(({ file }) => file)).toEqual([
    '员工花名册.xlsx',
    '2026-10排班表.xlsx',
    '2026-11排班表.xlsx',
    '请假登记表.xlsx',
    '2026-10打卡日报.xlsx',
    '2026-11打卡日报.xlsx',
  ]);
});

it('keeps a cost table a month: budget and spent of the month that is over, the budget alone of the one that runs', async () => {
  const tables = (await read(await costWorkbooks(OPTIONS), 'cost')).map((book) => readCostTable(book));
  expect(tables.flatMap(({ rejections }) => rejections)).toEqual([]);
  const [october, november] = tables.map(({ rows }) => rows);
  const kinds = (rows: typeof october): unknown[] => [...new Set(rows?.map(({ budget }) => budget ?? false))];
  expect([kinds(october), kinds(november)]).toEqual([[false, true], [true]]);
  expect(october?.find(({ item }) => item === '智能客服机器人')).toMatchObject({
    month: '2026-10',
    group: '平台费用',
    channel: '在线',
    project: '星河家电售后',
  });
  // The same options, the same files.
  const again = (await read(await costWorkbooks(OPTIONS), 'cost')).map((book) => readCostTable(book));
  expect(again).toEqual(tables);
});

it('has calls of the last evening of a month that came late, by people who were there', () => {
  const late = lateCalls(OPTIONS);
  expect(late).toMatchObject({ month: '2026-10', file: '话务平台补传-2026-10-31.csv' });
  expect(late?.text.split('\n')).toHaveLength(27);
  expect(lateCalls({ ...OPTIONS, days: 7 })).toBeNull();
});
