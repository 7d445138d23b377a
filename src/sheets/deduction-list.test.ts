import { expect, it } from 'vitest';
import { deductionsIn, readDeductionList } from './deduction-list.ts';
import { fixture } from './fixture.ts';

it('groups merged downwards with their points, subtotals, veto lines and a remark', async () => {
  const list = readDeductionList(await fixture('form-deductions-merged.xlsx'));
  expect(list).toMatchObject({
    title: '95100服务热线电话服务质检评分标准(满分100分)',
    claimed: 100,
    passMark: 85,
    rejections: [],
  });
  expect(list?.items.map((i) => [i.group, i.item, i.points, i.veto])).toEqual([
    ['服务规范', '开头语', 5, false],
    ['服务规范', '结束语', 5, false],
    ['服务规范', '文明用语', 10, false],
    ['沟通技巧', '语音语调', 10, false],
    ['沟通技巧', '倾听与理解', 10, false],
    ['沟通技巧', '等待处理', 10, false],
    ['业务能力', '业务解答准确', 30, false],
    ['业务能力', '工单记录', 15, false],
    ['业务能力', '系统操作', 5, false],
    ['一票否决项', '辱骂、讥讽客户', 0, true],
    ['一票否决项', '泄露客户信息', 0, true],
  ]);
  expect(list?.items[0]?.deductions).toEqual([
    { words: '未使用规范开头语', points: 3, eachTime: false },
    { words: '未报工号', points: 2, eachTime: false },
  ]);
  expect(list?.items[3]?.deductions.map((d) => d.points)).toEqual([5, 3, 10]);
});

it('groups as lines of their own, red lines as points nobody can have', async () => {
  const list = readDeductionList(await fixture('form-deductions-chat.xlsx'));
  expect(list?.items.map((i) => [i.group, i.item, i.points, i.veto])).toEqual([
    ['响应', '首次响应', 20, false],
    ['服务态度', '用语', 20, false],
    ['服务态度', '安抚', 20, false],
    ['解决', '答复内容', 40, false],
    ['解决', '红线', 0, true],
  ]);
  expect(list).toMatchObject({ claimed: 100, rejections: [] });
});

it('keeps the good lines around those it cannot use', async () => {
  const list = readDeductionList(await fixture('form-deductions-faulty.xlsx'));
  expect(list?.items.map((i) => i.item)).toEqual(['礼貌', '记录']);
  expect(list?.rejections.map((r) => [r.cell, r.code])).toEqual([
    ['C3', 'bad_points'],
    ['B4', 'no_item'],
  ]);
});

it('deductions as people write them', () => {
  expect(deductionsIn('未使用“您”“请”等文明用语,每次扣2分,扣完为止')).toEqual([
    { words: '未使用“您”“请”等文明用语', points: 2, eachTime: true },
  ]);
  expect(deductionsIn('答错扣全分')).toEqual([{ words: '答错', points: 'all', eachTime: false }]);
  expect(deductionsIn('用语规范')).toEqual([]);
});
