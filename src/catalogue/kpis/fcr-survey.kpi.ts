import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { survey } from '../entities/feedback.ts';
import { noFacts } from '../examples/empty.ts';

const valid = and(survey.is.fcr, survey.is.valid, survey.at.score.known());

export const fcrSurvey = kpi({
  id: 'fcr_survey',
  name: label('First-contact resolution (survey)', '一次解决率（调查）'),
  definition: label(
    'Customers who say their matter was solved (score 1) ÷ valid answers to that question; asked too early it reads high.',
    '客户表示已解决（1 分）的数量 ÷ 该问题的有效参评数；问得过早会偏高。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(survey, and(valid, survey.at.score.atLeast(1))), count(survey, valid)),
  sample: 'proportion',
  aliases: ['FCR survey'],
  source: 'kpi-catalogue §3.3 [Q4][JD]',
  examples: [
    noFacts,
    {
      name: 'two of three valid answers',
      given: {
        survey: [
          { kind: 'fcr', valid: true, score: 1 },
          { kind: 'fcr', valid: true, score: 1 },
          { kind: 'fcr', valid: true, score: 0 },
          { kind: 'fcr', valid: false },
          { kind: 'csat', valid: true, score: 5 },
        ],
      },
      expect: 2 / 3,
      misreading: { reading: '÷ invitations', value: 0.5 },
    },
  ],
});
