import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, value } from '#src/semantic/measure.ts';
import { ringAttempt } from '../entities/ring-attempt.ts';
import { nothing } from '../examples/empty.ts';
import { RINGS } from '../examples/rings.ts';

export const ringNoAnswer = kpi({
  id: 'ring_no_answer',
  name: label('Rings not answered', '振铃未接次数'),
  definition: label(
    'Offers to an agent that were not taken; one contact can be missed several times, the queue entry stays the same.',
    '振铃后未接的次数；同一联络可多次未接，入队仍为一次。',
  ),
  group: 'volume',
  unit: 'count',
  better: 'lower',
  measure: () => value(count(ringAttempt, ringAttempt.is.noAnswer)),
  aliases: ['坐席未应答', 'RONA', 'RINGNOANSWER'],
  source: 'kpi-catalogue §2a, E18',
  examples: [
    nothing,
    {
      name: 'two missed, one canceled',
      given: RINGS,
      expect: 2,
      misreading: { reading: 'rings the customer ended counted as missed', value: 3 },
    },
  ],
});
