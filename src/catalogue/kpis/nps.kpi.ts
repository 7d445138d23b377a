import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, minus, ratio } from '#src/semantic/measure.ts';
import { survey } from '../entities/feedback.ts';
import { noFacts } from '../examples/empty.ts';

const { score } = survey.at;
const valid = and(survey.is.nps, survey.is.valid, score.known());

export const nps = kpi({
  id: 'nps',
  name: label('Net promoter score', '净推荐值'),
  definition: label(
    'Share of answers 9–10 less share of answers 0–6, in points from −100 to 100.',
    '9–10 分占比减 0–6 分占比，单位为点，−100 至 100。',
  ),
  group: 'customer',
  unit: 'points',
  better: 'higher',
  measure: () =>
    ratio(
      minus(count(survey, and(valid, score.atLeast(9))), count(survey, and(valid, score.atMost(6)))),
      count(survey, valid),
      100,
    ),
  aliases: ['NPS', '净推荐率'],
  source: 'kpi-catalogue §3.8 [CN28]',
  examples: [
    noFacts,
    {
      name: 'three promoters, one detractor of five',
      given: { survey: [10, 9, 9, 7, 3].map((value) => ({ kind: 'nps', valid: true, score: value })) },
      expect: 40,
      misreading: { reading: 'share of promoters', value: 60 },
    },
    {
      name: 'more detractors',
      given: { survey: [10, 6, 0].map((value) => ({ kind: 'nps', valid: true, score: value })) },
      expect: -100 / 3,
    },
  ],
});
