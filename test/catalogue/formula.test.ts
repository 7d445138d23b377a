import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#src/catalogue/index.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import { formulaLine, formulaOf } from '#src/semantic/formula.ts';
import { ParameterValues } from '#src/semantic/parameter.ts';

function line(id: string, set: Record<string, string | number | boolean>, language: 'en' | 'zh'): string {
  const kpi = CATALOGUE.kpis[id];
  if (!kpi) throw new Error(`no KPI ${id}`);
  const measure = kpi.measure(new ParameterValues(baseValues(CATALOGUE.parameters, set)));
  return formulaLine(formulaOf(measure, CATALOGUE.entities, language));
}

describe('formulas in words', () => {
  it.each([
    [
      'service_level',
      {},
      '等待时长 ≤ 20 秒的人工接通量 ÷ (人工接通量 + 放弃量)',
      'answered with wait ≤ 20 s ÷ (answered + abandoned)',
    ],
    [
      'service_level',
      { 'service_level.threshold': 15_000, 'service_level.formula': 'SL-2' },
      '等待时长 ≤ 15 秒的人工接通量 ÷ 人工接通量',
      'answered with wait ≤ 15 s ÷ answered',
    ],
    ['answer_rate', {}, '人工接通量 ÷ 全部入队数', 'answered ÷ all queue entries'],
    ['abandon_rate', {}, '放弃量 ÷ (人工接通量 + 放弃量)', 'abandoned ÷ (answered + abandoned)'],
    ['answered', {}, '人工接通量的入队数', 'queue entries: answered'],
    [
      'fcr_survey',
      {},
      '其中：评分 ≥ 1 ÷ 满意度调查数（解决情况调查 且 有效参评 且 评分有值）',
      'of these: score ≥ 1 ÷ surveys: resolution survey and valid answer and score known',
    ],
  ])('%s %o', (id, set, zh, en) => {
    expect(line(id, set as never, 'zh')).toBe(zh);
    expect(line(id, set as never, 'en')).toBe(en);
  });

  it('a short-abandon threshold of nought is not spelled out, one of five seconds is', () => {
    expect(line('abandon_rate', { 'short_abandon.threshold': 5000 }, 'zh')).toContain('5 秒');
    expect(line('short_abandoned', {}, 'zh')).toBe('无（按当前参数不存在）');
  });
});
