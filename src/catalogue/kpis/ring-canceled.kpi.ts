import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, value } from '#src/semantic/measure.ts';
import { ringAttempt } from '../entities/ring-attempt.ts';
import { nothing } from '../examples/empty.ts';
import { RINGS } from '../examples/rings.ts';

export const ringCanceled = kpi({
  id: 'ring_canceled',
  name: label('Rings the customer ended', '振铃中客户离开次数'),
  definition: label(
    'Offers to an agent during which the customer left: no fault of the agent.',
    '振铃过程中客户离开的次数，与坐席无关。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'none',
  measure: () => value(count(ringAttempt, ringAttempt.is.canceled)),
  aliases: ['RINGCANCELED'],
  source: 'kpi-catalogue §2a',
  examples: [
    nothing,
    {
      name: 'two missed, one canceled',
      given: RINGS,
      expect: 1,
      misreading: { reading: 'every ring without an answer', value: 3 },
    },
  ],
});
