import { expect, it } from 'vitest';
import { formContent } from './form.ts';
import { formFaults } from './form-faults.ts';
import { type DeductionLine, formFromDeductions } from './form-from-deductions.ts';
import { scoreOf } from './score.ts';

const line = (more: Partial<DeductionLine>): DeductionLine => ({
  group: '业务能力',
  item: '工单记录',
  criteria: '',
  deductions: [],
  points: 10,
  veto: false,
  ...more,
});
const take = (points: number | 'all', words = `扣${points}`, eachTime = false) => ({ words, points, eachTime });

const LIST = [
  line({ points: 15, deductions: [take(10, '类型错误'), take(5, '记录不完整')] }),
  line({ item: '系统操作', points: 5, deductions: [take(5)] }),
  line({ group: '服务规范', item: '文明用语', points: 10, deductions: [take(4, '未用敬语', true)] }),
  line({ group: '一票否决项', item: '辱骂客户', points: 0, veto: true }),
  line({ group: '一票否决项', item: '泄露客户信息', points: 0, veto: true }),
];

it('keeps the points of the list: every choice is worth what was left', () => {
  const { content } = formFromDeductions(LIST, 85);
  expect(formContent.parse(content)).toEqual(content);
  expect(formFaults(content)).toEqual([]);
  expect(content.passMark).toBe(85);
  const items = content.sections.flatMap((s) => s.items);
  const choices = items.map(({ answering }) =>
    answering.kind === 'choice' ? answering.choices.map((c) => [c.words, c.points]) : answering.kind,
  );
  expect(choices).toEqual([
    [
      ['无扣分', 15],
      ['记录不完整', 10],
      ['类型错误', 5],
      ['以上都有', 0],
    ],
    'yes_no',
    [
      ['无扣分', 10],
      ['未用敬语 1 次', 6],
      ['未用敬语 2 次', 2],
      ['未用敬语 3 次', 0],
    ],
    'yes_no',
    'yes_no',
  ]);
  const answers = {
    i1: { answer: 'c3', comment: '类型选错' },
    i2: { answer: true },
    i3: { answer: 'c1' },
    i4: { answer: true },
    i5: { answer: 'na' },
  };
  expect(scoreOf(content, answers)).toMatchObject({ total: { points: 20, of: 30 }, failed: [], open: [] });
});

it('guesses what a list does not say, and names every guess', () => {
  const { content, guesses } = formFromDeductions(LIST, null);
  const items = content.sections.flatMap((s) => s.items);
  expect(items.map((i) => [i.aspect, i.critical])).toEqual([
    ['business', null],
    ['business', null],
    ['customer', null],
    ['customer', 'customer'],
    ['business', 'compliance'],
  ]);
  expect(guesses).toHaveLength(5);
  expect(content.passMark).toBe(80);
});
