import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { distinct, ratio } from '#src/semantic/measure.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';
import { HANDLE_SETTINGS, handledContacts } from './leg-rules.ts';

export const qaCoverage = kpi({
  id: 'qa_coverage',
  name: label('QA coverage', '质检覆盖率'),
  definition: label(
    'Contacts of the period with at least one evaluation, from any kind of sample, ÷ contacts handled in the period; both booked to the contact.',
    '期间内至少有一次评分（任何抽检类型）的联络 ÷ 期间处理量；两边都归到联络时刻。',
  ),
  group: 'quality',
  unit: 'ratio',
  better: 'higher',
  uses: HANDLE_SETTINGS,
  measure: (p) =>
    ratio(distinct(evaluation, evaluation.at.contact_id, null, { anchor: 'contact_at' }), handledContacts(p)),
  aliases: ['抽检覆盖率', 'QA coverage'],
  source: 'kpi-catalogue §3.9',
  examples: [
    noFacts,
    {
      name: 'five of ten contacts',
      given: EVALUATIONS,
      expect: 0.5,
      misreading: { reading: 'evaluations ÷ contacts', value: 0.6 },
    },
  ],
});
