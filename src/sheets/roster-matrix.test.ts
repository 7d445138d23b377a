import { expect, it } from 'vitest';
import { fixture } from './fixture.ts';
import { type RosterRead, readRoster } from './roster-matrix.ts';
import { readWorkbook } from './workbook.ts';

const read = async (file: string): Promise<RosterRead> => readRoster(await fixture(file), 2026);
const of = (roster: RosterRead, who: string, date: string) =>
  roster.cells.find((cell) => (cell.number === who || cell.name === who) && cell.date === date);
const people = (roster: RosterRead) => [
  ...new Set(roster.cells.map((cell) => `${cell.number ?? ''}${cell.name ?? ''}`)),
];

it('one month under a title: teams merged downwards, head counts and legend are no people', async () => {
  const roster = await read('roster-teams-merged.xlsx');
  expect(roster.blocks).toEqual([{ sheet: '11月排班', row: 3, from: '2026-11-01', until: '2026-11-30', people: 5 }]);
  expect(people(roster)).toEqual(['1001王伟', '1002李敏', '1003张丽', '1004刘洋', '1005欧阳娜娜']);
  expect(roster.cells).toHaveLength(150);
  expect(of(roster, '1002', '2026-11-02')).toMatchObject({ team: '早班组', code: 'B', cell: 'F6' });
  expect(of(roster, '1003', '2026-11-10')).toMatchObject({ team: '早班组', code: '年假' });
  expect(of(roster, '1005', '2026-11-20')).toMatchObject({ team: '晚班组', code: 'B?' });
  expect(roster.codes.get('N')).toEqual({
    kind: 'work',
    spans: [{ start: 22 * 60, end: 30 * 60 }],
    breaks: [{ kind: 'meal', start: 26 * 60, end: 26 * 60 + 30 }],
  });
  expect([...roster.codes.keys()]).toEqual(['A', 'B', 'N']);
  expect([roster.rejections, roster.notices]).toEqual([[], []]);
});

it('a sheet a month: date cells, weekdays below, team lines between, codes on a sheet of their own', async () => {
  const roster = await read('roster-sheet-a-month.xlsx');
  expect(roster.blocks.map((block) => [block.sheet, block.from, block.until, block.people])).toEqual([
    ['10月', '2026-10-01', '2026-10-31', 4],
    ['11月', '2026-11-01', '2026-11-30', 4],
  ]);
  expect(people(roster)).toEqual(['孙悦', '周杰', '吴静', 'Anna Keller']);
  expect(of(roster, '吴静', '2026-11-02')).toMatchObject({ team: '投诉组', code: '中班', number: null });
  expect(of(roster, '孙悦', '2026-11-12')?.code).toBe('培训');
  expect(of(roster, '周杰', '2026-11-20')).toBeDefined();
  expect(of(roster, '周杰', '2026-11-21')).toBeUndefined();
  expect(roster.codes.get('早班')).toEqual({
    kind: 'work',
    spans: [{ start: 540, end: 1080 }],
    breaks: [
      { kind: 'meal', start: 720, end: 780 },
      { kind: 'break', start: 930, end: 945 },
    ],
  });
  expect([roster.codes.get('休息')?.kind, roster.codes.get('培训')?.kind]).toEqual(['rest', 'training']);
  expect([roster.rejections, roster.notices]).toEqual([[], []]);
});

it('a block a week: employee numbers only, times instead of codes', async () => {
  const roster = await read('roster-weekly-blocks.xlsx');
  expect(roster.blocks.map((block) => [block.row, block.from, block.until, block.people])).toEqual([
    [4, '2026-11-02', '2026-11-08', 3],
    [10, '2026-11-09', '2026-11-15', 3],
  ]);
  expect(people(roster)).toEqual(['00217', '318', '00219']);
  expect(of(roster, '00219', '2026-11-13')).toMatchObject({ code: '22点-6点', name: null, team: null });
  expect(of(roster, '00219', '2026-11-14')).toBeUndefined();
  expect(roster.cells).toHaveLength(40);
});

it('says when the weekdays are not those of the dates', async () => {
  const text = '2027年11月排班\n姓名,1日,2日,3日,4日,5日\n,日,一,二,三,四\n王伟,A,A,A,A,A\n';
  const roster = readRoster(await readWorkbook('wrong-year.csv', Buffer.from(text)), 2026);
  expect(roster.notices).toMatchObject([{ code: 'weekday_differs', cell: 'B3', sheet: 'CSV', file: 'wrong-year.csv' }]);
});
