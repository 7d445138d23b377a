import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { trunkAttempt } from '../entities/selling.ts';
import { noFacts } from '../examples/empty.ts';
import { TRUNK } from '../examples/trunk.ts';

export const blockedRate = kpi({
  id: 'blocked_rate',
  name: label('Blocked rate', '忙音率'),
  definition: label(
    'Call attempts met with busy or blocked ÷ all call attempts; needs data of the carrier or the trunks.',
    '遇忙或受阻的呼叫尝试 ÷ 全部呼叫尝试；需运营商或中继数据。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'lower',
  measure: () => ratio(count(trunkAttempt, trunkAttempt.is.blocked), count(trunkAttempt)),
  aliases: ['忙音率', '占线率', 'Blockage'],
  source: 'kpi-catalogue §2-16',
  examples: [
    noFacts,
    {
      name: 'three of ten',
      given: TRUNK,
      expect: 0.3,
      misreading: { reading: '÷ calls that got through', value: 3 / 7 },
    },
  ],
});
