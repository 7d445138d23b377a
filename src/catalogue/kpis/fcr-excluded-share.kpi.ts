import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { REPEATS } from '../examples/repeats.ts';

const handled = contact.is.handled;

export const fcrExcludedShare = kpi({
  id: 'fcr_excluded_share',
  name: label('Share of contacts without a known customer', '未识别客户的联络占比'),
  definition: label(
    'Handled contacts whose customer is unknown (switchboards, privacy numbers, withheld numbers) ÷ contacts handled: they are in no repeat cohort.',
    '客户未知（总机、隐私号、隐藏号码）的处理联络 ÷ 处理量；这些联络不进入一次解决率。',
  ),
  group: 'customer',
  unit: 'ratio',
  better: 'lower',
  measure: () =>
    ratio(
      count(contact, and(handled, contact.at.customer.isNull()), { anchor: 'ended_at' }),
      count(contact, handled, { anchor: 'ended_at' }),
    ),
  aliases: ['Unknown callers'],
  source: 'kpi-catalogue §10 fcr.exclude',
  examples: [
    noFacts,
    {
      name: 'one of eight handled',
      given: REPEATS,
      expect: 1 / 8,
      misreading: { reading: '÷ all contacts, abandoned too', value: 1 / 9 },
    },
  ],
});
