import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';
import { critical, sampled } from './qa-rules.ts';

const CLASS = {
  any: label('', ''),
  customer: label(' (customer)', '（客户）'),
  business: label(' (business)', '（业务）'),
  compliance: label(' (compliance)', '（合规）'),
} as const;

export const criticalErrorRate = kpi({
  id: 'critical_error_rate',
  name: label('Critical error rate', '致命差错率'),
  title: (p) => {
    const suffix = CLASS[p.choice('critical_error.class') as keyof typeof CLASS];
    return label(`Critical error rate${suffix.en}`, `致命差错率${suffix.zh}`);
  },
  definition: label(
    'Evaluations with at least one critical error (of the class set) ÷ evaluations, random samples only. Critical-error accuracy is 1 − this.',
    '至少有一个致命差错（所设类别）的评分 ÷ 评分数，仅随机抽检。致命项正确率 = 1 − 本指标。',
  ),
  group: 'quality',
  unit: 'ratio',
  better: 'lower',
  uses: ['qa.samples', 'critical_error.class'],
  measure: (p) => ratio(count(evaluation, and(sampled(p), critical(p))), count(evaluation, sampled(p))),
  sample: 'proportion',
  aliases: ['致命错误率', '一票否决率', 'Critical errors'],
  source: 'kpi-catalogue §3.9',
  examples: [
    noFacts,
    {
      name: 'one evaluation with two classes counts once',
      given: EVALUATIONS,
      expect: 0.25,
      misreading: { reading: 'errors ÷ evaluations', value: 0.5 },
    },
    {
      name: 'business',
      given: EVALUATIONS,
      with: { 'critical_error.class': 'business' },
      expect: 0,
      misreading: { reading: 'targeted samples mixed in', value: 1 / 6 },
    },
  ],
});
