import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';
import { sampled } from './qa-rules.ts';

export const qaPassRate = kpi({
  id: 'qa_pass_rate',
  name: label('QA pass rate', '质检合格率'),
  definition: label(
    'Evaluations that reached the pass mark ÷ evaluations with a verdict, random samples only; with n and interval.',
    '达到合格线的评分 ÷ 有结论的评分，仅随机抽检；附样本量与误差范围。',
  ),
  group: 'quality',
  unit: 'ratio',
  better: 'higher',
  uses: ['qa.samples'],
  measure: (p) => {
    const judged = and(sampled(p), evaluation.at.passed.known());
    return ratio(count(evaluation, and(judged, evaluation.at.passed)), count(evaluation, judged));
  },
  sample: 'proportion',
  aliases: ['合格率', 'Pass rate'],
  source: 'kpi-catalogue §3.9 [CN10][CN13]',
  examples: [
    noFacts,
    {
      name: 'random samples only',
      given: EVALUATIONS,
      expect: 0.75,
      misreading: { reading: 'targeted samples mixed in', value: 0.5 },
    },
  ],
});
