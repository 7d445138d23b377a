import { and, when } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { survey } from '../entities/feedback.ts';
import { SURVEYS } from '../examples/surveys.ts';

const valid = and(survey.is.csat, survey.is.valid, survey.at.score.known());

export const csat = kpi({
  id: 'csat',
  name: label('CSAT (share of satisfied answers)', '满意率'),
  title: (p) => {
    const [cut, scale] = [p.number('csat.cut'), p.number('csat.scale')];
    return label(`CSAT (≥ ${cut} of ${scale})`, `满意率（${scale} 分制 ≥ ${cut} 分）`);
  },
  definition: label(
    'Answers of at least 4 of 5 (scale and cut are settings; other scales are compared in proportion) ÷ valid answers. One valid answer a contact, the last. Show scale, cut, n and response rate beside it.',
    '5 分制 4 分及以上的参评 ÷ 有效参评（量表与起点可设，其他量表按比例换算）。每个联络取最后一次有效参评。并列展示量表、起点、样本量与参评率。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'higher',
  uses: ['csat.scale', 'csat.cut'],
  measure: (p) => {
    const scale = p.number('csat.scale');
    const satisfied = survey.at.score
      .times(scale)
      .atLeast(when(survey.at.scale.isNull(), scale, survey.at.scale).times(p.number('csat.cut')));
    return ratio(count(survey, and(valid, satisfied)), count(survey, valid));
  },
  sample: 'proportion',
  aliases: ['客户满意度', '满意度', 'CSAT', '好评率'],
  source: 'kpi-catalogue §2-24, §3.8 [CN12][C1]',
  examples: [
    noFacts,
    {
      name: 'two of four valid answers',
      given: SURVEYS,
      expect: 0.5,
      misreading: { reading: 'from 3 of 5, as one vendor counts', value: 0.75 },
    },
    {
      name: 'from 3 of 5',
      given: SURVEYS,
      with: { 'csat.cut': 3 },
      expect: 0.75,
      source: '[CM3]',
      misreading: { reading: '÷ invitations', value: 0.5 },
    },
    {
      name: 'answers on a scale of 10',
      given: { survey: [10, 8, 7, 2].map((score) => ({ kind: 'csat', valid: true, score, scale: 10 })) },
      expect: 0.5,
      misreading: { reading: 'every answer from 4 upwards', value: 0.75 },
    },
  ],
});
