import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { survey } from '../entities/feedback.ts';
import { noFacts } from '../examples/empty.ts';
import { SURVEYS } from '../examples/surveys.ts';

export const surveyResponseRate = kpi({
  id: 'survey_response_rate',
  name: label('Survey response rate', '参评率'),
  definition: label(
    'Valid answers ÷ invitations, of satisfaction surveys, booked to the invitation.',
    '满意度调查的有效参评数 ÷ 邀请数，归到邀请时刻。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(survey, and(survey.is.csat, survey.is.valid)), count(survey, survey.is.csat)),
  aliases: ['参评', '回复率', 'Response rate'],
  source: 'kpi-catalogue §3.8 [C1]',
  examples: [
    noFacts,
    {
      name: 'four of six',
      given: SURVEYS,
      expect: 4 / 6,
      misreading: { reading: 'invalid answers counted', value: 5 / 6 },
    },
  ],
});
