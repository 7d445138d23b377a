import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio, sum } from '#src/semantic/measure.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';

const { calibrated_items, agreed_items } = evaluation.at;
const compared = and(calibrated_items.known(), agreed_items.known());

export const calibrationAgreement = kpi({
  id: 'calibration_agreement',
  name: label('Calibration agreement', '评分一致性（校准）'),
  definition: label(
    'Items on which two graders of the same contact agree exactly ÷ items compared, over calibration sessions.',
    '同一联络两位评分人完全一致的评分项 ÷ 比较的评分项，取自校准会。',
  ),
  group: 'quality',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(sum(evaluation, agreed_items, compared), sum(evaluation, calibrated_items, compared)),
  aliases: ['校准一致率', '校准一致性', 'Calibration'],
  source: 'kpi-catalogue §3.9 ▲',
  examples: [
    noFacts,
    {
      name: '9 of 10 and 10 of 30 items',
      given: {
        evaluation: [
          { sample: 'random', calibrated_items: 10, agreed_items: 9 },
          { sample: 'random', calibrated_items: 30, agreed_items: 10 },
          { sample: 'random' },
        ],
      },
      expect: 19 / 40,
      misreading: { reading: 'mean of the contacts’ shares', value: 0.6167 },
    },
  ],
});
