import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { REPEATS } from '../examples/repeats.ts';
import { cohortOf, RESOLUTION_SETTINGS } from './resolution-rules.ts';

export const fcrMaturedShare = kpi({
  id: 'fcr_matured_share',
  name: label('Share of first contacts whose window has closed', '一次解决率成熟占比'),
  definition: label(
    'First contacts whose repeat window has closed ÷ first contacts handled in the period; shown beside first-contact resolution.',
    '观察窗已满的首次联络 ÷ 期间内处理的首次联络；与一次解决率并列展示。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'none',
  uses: ['fcr.window', ...RESOLUTION_SETTINGS],
  measure: (p) => {
    const cohort = cohortOf(p, p.duration('fcr.window'));
    return ratio(cohort.matured, cohort.all);
  },
  aliases: ['成熟度', 'Matured share'],
  source: 'kpi-catalogue §3.3, E4 ▲',
  examples: [
    noFacts,
    {
      name: 'D is pending',
      given: REPEATS,
      expect: 5 / 6,
      misreading: { reading: 'share that repeated or not by now', value: 1 },
    },
  ],
});
