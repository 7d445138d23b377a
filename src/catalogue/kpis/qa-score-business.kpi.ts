import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';
import { meanScore, SCORE_SCALE } from './qa-rules.ts';

export const qaScoreBusiness = kpi({
  id: 'qa_score_business',
  name: label('QA score, business requirement', '质检得分（业务要求）'),
  definition: label(
    'Mean of the sub-score of items that the business requires, random samples only.',
    '与业务要求相关评分项的分项得分均值，仅随机抽检。',
  ),
  group: 'quality',
  unit: 'points',
  better: 'higher',
  uses: ['qa.samples', 'qa.aggregate'],
  measure: (p) => meanScore(p, evaluation.at.business_score),
  sample: 'mean',
  scale: SCORE_SCALE,
  aliases: ['与业务要求相关'],
  source: 'kpi-catalogue §3.9 [T3]',
  examples: [
    noFacts,
    {
      name: 'random samples only',
      given: EVALUATIONS,
      expect: 85,
      misreading: { reading: 'targeted samples mixed in', value: 430 / 6 },
    },
  ],
});
