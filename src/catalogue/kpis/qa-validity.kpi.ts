import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { correlation } from '#src/semantic/measure.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';
import { sampled } from './qa-rules.ts';

export const qaValidity = kpi({
  id: 'qa_validity',
  name: label('QA validity (agreement with customers)', '质检效度（与客户评价的一致性）'),
  definition: label(
    'Correlation (−1 to 1) of the customer-feeling sub-score with the customer’s own verdict on the same contacts, random samples with both. Without it the quality loop is not closed.',
    '同一联络的“客户感受”分项得分与客户本人评价的相关系数（−1 至 1），取两者俱全的随机抽检。没有它，质量闭环不成立。',
  ),
  group: 'quality',
  unit: 'number',
  better: 'higher',
  uses: ['qa.samples'],
  measure: (p) =>
    correlation(
      evaluation,
      evaluation.at.customer_score,
      evaluation.at.customer_verdict,
      sampled(p),
      label('customer-feeling sub-score and customer verdict', '“客户感受”分项得分与客户评价'),
    ),
  aliases: ['内外一致性', 'Inside–outside consistency'],
  source: 'kpi-catalogue §3.9 [T3]',
  examples: [
    noFacts,
    {
      name: 'four pairs',
      given: EVALUATIONS,
      expect: 0.96936,
      misreading: { reading: 'total score instead of the customer-feeling sub-score', value: 0.11952 },
    },
    {
      name: 'no spread, no correlation',
      given: {
        evaluation: [
          { sample: 'random', customer_score: 90, customer_verdict: 60 },
          { sample: 'random', customer_score: 90, customer_verdict: 80 },
        ],
      },
      expect: null,
      misreading: { reading: '0', value: 0 },
    },
  ],
});
