import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { formContent, type FormItem } from './form.ts';
import { formFaults } from './form-faults.ts';
import { type Answers, outOf100, scoreOf } from './score.ts';

const yes = { kind: 'yes_no' } as const;
const FORM = formContent.parse({
  passMark: 80,
  sections: [
    {
      id: 'feeling',
      words: '客户感受',
      items: [
        {
          id: 'heard',
          words: '听懂并复述诉求',
          aspect: 'customer',
          weight: 30,
          answering: { kind: 'scale', anchors: ['没听', '半懂', '听懂', '听懂并复述'] },
        },
        {
          id: 'promise',
          words: '承诺清楚',
          aspect: 'customer',
          weight: 30,
          answering: {
            kind: 'choice',
            choices: [
              { id: 'none', words: '无', points: 0 },
              { id: 'half', words: '部分', points: 1 },
              { id: 'full', words: '三者齐全', points: 4 },
            ],
          },
          comment: 'when_lost',
        },
        { id: 'repeat', words: '是重复来电', aspect: 'customer', weight: 0, answering: yes },
        {
          id: 'sorry',
          words: '主动致歉',
          aspect: 'customer',
          weight: 10,
          answering: yes,
          onlyIf: { item: 'repeat', answers: [true] },
        },
      ],
    },
    {
      id: 'business',
      words: '业务要求',
      items: [
        {
          id: 'identity',
          words: '核实身份',
          aspect: 'business',
          weight: 0,
          critical: 'compliance',
          answering: yes,
          mayNotApply: true,
        },
        {
          id: 'summary',
          words: '服务小结完整',
          aspect: 'business',
          weight: 30,
          answering: { kind: 'number', from: 0, to: 5 },
        },
      ],
    },
  ],
});

const ANSWERS: Answers = {
  heard: { answer: 4 },
  promise: { answer: 'half', comment: '没说何时' },
  repeat: { answer: false },
  identity: { answer: true },
  summary: { answer: 5 },
};

describe('the score of an evaluation', () => {
  it('is weighted points over applicable weighted points, split in two and together', () => {
    const score = scoreOf(FORM, ANSWERS);
    expect(score.total).toEqual({ points: 30 + 7.5 + 30, of: 90 });
    expect(score.aspects.customer).toEqual({ points: 37.5, of: 60 });
    expect(score.aspects.business).toEqual({ points: 30, of: 30 });
    expect(outOf100(score.total)).toBe(75);
    expect(score).toMatchObject({ failed: [], passed: false, open: [] });
  });

  it('asks an item only where its condition holds', () => {
    const repeated = scoreOf(FORM, { ...ANSWERS, repeat: { answer: true } });
    expect(repeated.open).toEqual([{ item: 'sorry', missing: 'answer' }]);
    expect(scoreOf(FORM, { ...ANSWERS, repeat: { answer: true }, sorry: { answer: true } }).total.of).toBe(100);
    // An answer left over from before the condition changed counts for nothing.
    expect(scoreOf(FORM, { ...ANSWERS, sorry: { answer: false } }).total.of).toBe(90);
  });

  it('tells a failed critical item apart: the score stands, the evaluation does not pass', () => {
    const best: Answers = { ...ANSWERS, promise: { answer: 'full' }, identity: { answer: false } };
    expect(scoreOf(FORM, best)).toMatchObject({ total: { points: 90, of: 90 }, failed: ['compliance'], passed: false });
    expect(scoreOf(FORM, { ...best, identity: { answer: 'na' } })).toMatchObject({ failed: [], passed: true });
  });

  it('names what is still open: unanswered, unknown answers, forced comments', () => {
    expect(scoreOf(FORM, {}).open.map((o) => o.item)).toEqual(['heard', 'promise', 'repeat', 'identity', 'summary']);
    expect(scoreOf(FORM, { ...ANSWERS, heard: { answer: 5 } }).open).toEqual([{ item: 'heard', missing: 'answer' }]);
    // `na` where the item must apply is no answer.
    expect(scoreOf(FORM, { ...ANSWERS, summary: { answer: 'na' } }).open).toEqual([
      { item: 'summary', missing: 'answer' },
    ]);
    expect(scoreOf(FORM, { ...ANSWERS, promise: { answer: 'none', comment: ' ' } }).open).toEqual([
      { item: 'promise', missing: 'comment' },
    ]);
    expect(scoreOf(FORM, {}).passed).toBeNull();
  });

  it('stays between 0 and 100, and the two parts add up to the whole', () => {
    const answers = fc.record({
      heard: fc.record({ answer: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }) }),
      promise: fc.record({ answer: fc.constantFrom('none', 'half', 'full', 'na', null) }),
      repeat: fc.record({ answer: fc.constantFrom(true, false, null) }),
      sorry: fc.record({ answer: fc.constantFrom(true, false, null) }),
      summary: fc.record({ answer: fc.double({ min: -1, max: 6, noNaN: true }) }),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const { total, aspects } = scoreOf(FORM, given);
        expect(total.points).toBeCloseTo(aspects.customer.points + aspects.business.points, 9);
        expect(total.of).toBe(aspects.customer.of + aspects.business.of);
        const score = outOf100(total) ?? 0;
        expect(score >= 0 && score <= 100 + 1e-9).toBe(true);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('faults of a form', () => {
  const withItem = (more: Partial<FormItem>) =>
    formFaults({
      ...FORM,
      sections: [{ id: 's', words: 's', items: [{ ...FORM.sections[0]!.items[0]!, ...more }] }],
    }).map((f) => f.fault);

  it('are none in a good form', () => expect(formFaults(FORM)).toEqual([]));

  it('are what would make it unanswerable or its score meaningless', () => {
    expect(withItem({ weight: 0 })).toEqual(['no_weight']);
    expect(withItem({ critical: 'customer' })).toEqual(['critical_weight']);
    expect(withItem({ onlyIf: { item: 'later', answers: [true] } })).toEqual(['unknown_condition']);
    expect(withItem({ answering: { kind: 'number', from: 5, to: 5 } })).toEqual(['number_range']);
    const [a, b] = [
      { id: 'a', words: 'a', points: 1 },
      { id: 'b', words: 'b', points: 1 },
    ];
    expect(withItem({ answering: { kind: 'choice', choices: [a, b] } })).toEqual(['equal_points']);
    const [section] = FORM.sections;
    expect(formFaults({ ...FORM, sections: [section!, { ...section!, id: 'again' }] }).map((f) => f.fault)).toEqual(
      Array.from({ length: 4 }, () => 'same_id'),
    );
  });
});
