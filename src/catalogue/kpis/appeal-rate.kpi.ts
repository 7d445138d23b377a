import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';

export const appealRate = kpi({
  id: 'appeal_rate',
  name: label('Appeal rate', '申诉率'),
  definition: label(
    'Evaluations that were appealed ÷ evaluations, of every kind of sample; those of calibration sessions are not.',
    '被申诉的评分 ÷ 评分数，含各类抽检，不含校准会评分。',
  ),
  group: 'quality',
  unit: 'ratio',
  better: 'band',
  measure: () => ratio(count(evaluation, evaluation.is.appealed), count(evaluation, evaluation.is.counted)),
  aliases: ['申诉', 'Appeals'],
  source: 'kpi-catalogue §3.9 [T3]',
  examples: [
    noFacts,
    { name: 'two of six', given: EVALUATIONS, expect: 2 / 6, misreading: { reading: '÷ random samples', value: 0.5 } },
  ],
});
