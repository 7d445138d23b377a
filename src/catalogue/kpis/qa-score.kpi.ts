import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';
import { meanScore, SCORE_SCALE } from './qa-rules.ts';

export const qaScore = kpi({
  id: 'qa_score',
  name: label('QA score', '质检得分'),
  definition: label(
    'Mean score (0–100) of evaluations from random samples; each score = Σ weighted points ÷ Σ applicable weighted points. Critical errors have their own rate. With n and interval.',
    '随机抽检评分（0–100）的均值；每份得分 = 加权得分之和 ÷ 适用项加权满分之和。致命项单列。附样本量与误差范围。',
  ),
  group: 'quality',
  unit: 'points',
  better: 'higher',
  uses: ['qa.samples', 'qa.aggregate'],
  measure: (p) => meanScore(p, evaluation.at.score),
  sample: 'mean',
  scale: SCORE_SCALE,
  aliases: ['监听分值', '质量分', 'QA score', 'Quality score'],
  source: 'kpi-catalogue §2-12, §3.9 [T3][A13]',
  examples: [
    noFacts,
    {
      name: 'random samples only',
      given: EVALUATIONS,
      expect: 85,
      misreading: { reading: 'targeted samples mixed in', value: 430 / 6 },
    },
    {
      name: 'critical errors set the score to 0',
      given: EVALUATIONS,
      with: { 'qa.aggregate': 'auto_fail' },
      expect: 65,
      misreading: { reading: 'critical errors apart', value: 85 },
    },
  ],
});
