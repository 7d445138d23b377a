import { expect, it } from 'vitest';
import { readTargets } from './target-list.ts';
import { readWorkbook } from './workbook.ts';

it('targets of teams, people and the centre, with weights and mixed dates', async () => {
  const text =
    '2026年11月目标表,,,,,\n指标,班组,工号,目标值,权重,生效日期\n服务水平,早班组,,≥85%,30%,2026年11月1日\n平均处理时长,,1001,280秒,,11月\n满意度,,,待定,,\n合格率,,,0.95,,\n';
  const { rows, rejections } = readTargets(await readWorkbook('targets.csv', Buffer.from(text)), 2026);
  expect(rows.map((row) => [row.kpi, row.team, row.number, row.value, row.weight, row.from])).toEqual([
    ['服务水平', '早班组', null, 0.85, 0.3, '2026-11-01'],
    ['平均处理时长', null, '1001', 280, null, '2026-11-01'],
    ['合格率', null, null, 0.95, null, null],
  ]);
  expect(rejections).toMatchObject([{ file: 'targets.csv', cell: 'D5', value: '待定', code: 'bad_target' }]);
});
