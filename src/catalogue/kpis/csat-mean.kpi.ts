import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio, sum } from '#src/semantic/measure.ts';
import { survey } from '../entities/feedback.ts';
import { noFacts } from '../examples/empty.ts';
import { SURVEYS } from '../examples/surveys.ts';

const valid = and(survey.is.csat, survey.is.valid, survey.at.score.known());

export const csatMean = kpi({
  id: 'csat_mean',
  name: label('Satisfaction score (mean)', '满意度（平均分）'),
  definition: label(
    'Σ score ÷ valid answers, on the scale the survey used: a mean, not the share of satisfied answers.',
    '评分之和 ÷ 有效参评，沿用调查量表：是均值，不是满意率。',
  ),
  group: 'customer',
  unit: 'number',
  better: 'higher',
  measure: () => ratio(sum(survey, survey.at.score, valid), count(survey, valid)),
  aliases: ['满意度得分', 'Satisfaction score'],
  source: 'glossary; kpi-catalogue §3.8',
  examples: [
    noFacts,
    {
      name: 'four valid answers',
      given: SURVEYS,
      expect: 3.5,
      misreading: { reading: 'the invalid answer counted', value: 3.8 },
    },
  ],
});
