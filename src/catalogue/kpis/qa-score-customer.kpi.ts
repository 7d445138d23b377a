import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';
import { meanScore, SCORE_SCALE } from './qa-rules.ts';

export const qaScoreCustomer = kpi({
  id: 'qa_score_customer',
  name: label('QA score, customer feeling', '质检得分（客户感受）'),
  definition: label(
    'Mean of the sub-score of items that customers feel, random samples only.',
    '与客户感受相关评分项的分项得分均值，仅随机抽检。',
  ),
  group: 'quality',
  unit: 'points',
  better: 'higher',
  uses: ['qa.samples', 'qa.aggregate'],
  measure: (p) => meanScore(p, evaluation.at.customer_score),
  sample: 'mean',
  scale: SCORE_SCALE,
  aliases: ['与顾客感受相关'],
  source: 'kpi-catalogue §3.9 [T3]',
  examples: [
    noFacts,
    {
      name: 'random samples only',
      given: EVALUATIONS,
      expect: 75,
      misreading: { reading: 'the total score', value: 85 },
    },
  ],
});
