import { expect, it } from 'vitest';
import { type CostRead, readCostTable } from './cost-table.ts';
import { fixture } from './fixture.ts';

const total = ({ rows }: CostRead, ...of: readonly (readonly [string, string])[]) =>
  rows
    .filter((row) => of.every(([name, value]) => row[name as 'item'] === value))
    .reduce((sum, row) => Math.round((sum + row.amount) * 100) / 100, 0);

it('a year wide in 万元: groups merged downwards, subtotals and totals left out, future months empty', async () => {
  const read = readCostTable(await fixture('costs-year-wide.xlsx'));
  expect(read.rows).toHaveLength(6 * 10);
  expect(read.rows[0]).toEqual({
    month: '2026-01',
    group: '人工成本',
    item: '工资',
    amount: 501_000,
    sheet: '成本',
    cell: 'C4',
  });
  expect(read.rows.find((row) => row.item === '通信费' && row.month === '2026-10')).toMatchObject({
    group: '运营费用',
    amount: 42_000,
  });
  expect([...new Set(read.rows.map((row) => row.item))]).toEqual([
    '工资',
    '社保公积金',
    '招聘培训',
    '职场租金',
    '通信费',
    '系统费',
  ]);
  expect(read.rejections).toEqual([]);
});

it('a long list: merged months in two forms, amounts as people write them, one that says nothing', async () => {
  const read = readCostTable(await fixture('costs-long-list.xlsx'));
  expect(read.rows.map((row) => [row.month, row.project, row.channel ?? null, row.item, row.amount])).toEqual([
    ['2026-10', '银行卡项目', '语音', '人工', 320_000],
    ['2026-10', '银行卡项目', '在线', '人工', 128_500.5],
    ['2026-10', '贷款项目', '语音', '人工', 150_000],
    ['2026-10', '公共', null, '职场租金', 80_000],
    ['2026-11', '银行卡项目', '语音', '人工', 330_000],
    ['2026-11', '银行卡项目', '语音', '通信费', -1_200],
  ]);
  expect(read.rejections).toMatchObject([
    { file: 'costs-long-list.xlsx', sheet: '费用明细', cell: 'E10', value: '待定', code: 'bad_amount' },
  ]);
});

it('a sheet a month: projects over channels, shared costs, totals right and below', async () => {
  const read = readCostTable(await fixture('costs-sheet-a-month.xlsx'));
  expect(read.rows.find((row) => row.month === '2026-11' && row.channel === '在线')).toEqual({
    month: '2026-11',
    item: '坐席工资',
    project: '甲项目',
    channel: '在线',
    amount: 44_000,
    sheet: '2026-11',
    cell: 'C5',
  });
  expect(total(read, ['month', '2026-10'])).toBe(225_000 + 22_500 + 30_000);
  expect(total(read, ['month', '2026-10'], ['project', '乙项目'])).toBe(80_000 + 5_000 + 9_000);
  expect(read.rows.find((row) => row.item === '管理分摊')).toMatchObject({ amount: 30_000 });
  expect(read.rows.find((row) => row.item === '管理分摊')).not.toHaveProperty('project');
  expect(read.rejections).toEqual([]);
});
