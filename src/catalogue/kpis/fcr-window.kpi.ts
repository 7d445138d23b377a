import { durationText } from '#src/semantic/formula.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { ratio } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { call, REPEATS } from '../examples/repeats.ts';
import { cohortOf, RESOLUTION_SETTINGS } from './resolution-rules.ts';

export const fcrWindow = kpi({
  id: 'fcr_window',
  name: label('First-contact resolution (repeat window)', '一次解决率（观察窗）'),
  title: (p) => {
    const window = p.number('fcr.window');
    const [en, zh] = p.choice('fcr.scope') === 'any' ? [', any issue', '，不分事由'] : ['', ''];
    return label(
      `${durationText(window, 'en')} first-contact resolution${en}`,
      `${durationText(window, 'zh').trim()}一次解决率${zh}`,
    );
  },
  definition: label(
    'Of first contacts (no handled contact of the same customer and issue in the look-back) handled and ended in the period whose window has closed: the share without a further contact of that customer and issue, any channel, within the window. Younger ones are pending and in neither part. Credited to the last leg of the first contact.',
    '期间内处理结束、且观察窗已满的首次联络（回看窗内同一客户同一事由无已处理联络）中，窗内同一客户同一事由（不分渠道）未再联络的占比。未满窗者为暂定，两边都不计。归属首次联络的最后处理段。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'higher',
  uses: ['fcr.window', ...RESOLUTION_SETTINGS],
  measure: (p) => {
    const cohort = cohortOf(p, p.duration('fcr.window'));
    return ratio(cohort.resolved, cohort.matured);
  },
  pending: (p) => cohortOf(p, p.duration('fcr.window')).pending,
  aliases: ['一次性解决率', '首解率', '首次呼叫解决', 'FCR', 'First call resolution'],
  source: 'kpi-catalogue §2-17, §3.3 ▲ [CN12][H3]',
  examples: [
    noFacts,
    {
      name: 'A, C, E first; B and C repeat; E asks something else',
      given: REPEATS,
      expect: 3 / 5,
      misreading: { reading: '1 − repeats ÷ all handled contacts, open windows as resolved', value: 6 / 8 },
    },
    {
      name: 'any issue',
      given: REPEATS,
      with: { 'fcr.scope': 'any' },
      expect: 1 / 4,
      misreading: { reading: 'same issue', value: 3 / 5 },
    },
    { name: 'same channel', given: REPEATS, with: { 'fcr.channels': 'same' }, expect: 4 / 5 },
    {
      name: 'abandoned repeats do not count',
      given: REPEATS,
      with: { 'fcr.count_abandoned_repeats': false },
      expect: 4 / 5,
    },
    {
      name: 'window still open',
      given: { contact: [call('13', '10', 'A')] },
      to: '2026-11-16',
      asOf: '2026-11-16T10:30:00Z',
      expect: null,
      source: 'V12',
      misreading: { reading: 'no repeat so far is resolved', value: 1 },
    },
    {
      name: 'no data for the look-back',
      given: { contact: [call('03', '10', 'A')] },
      dataFrom: '2026-11-01',
      expect: null,
      source: 'E5',
      misreading: { reading: 'everybody is new on the first days', value: 1 },
    },
    {
      name: 'our own callback is no repeat',
      given: {
        contact: [call('03', '10', 'A'), call('04', '10', 'A', { direction: 'outbound', callback_of: 'contact-0' })],
      },
      expect: 1,
      misreading: { reading: 'any later contact is a repeat', value: 0 },
    },
  ],
});
