import { not } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { ringAttempt } from '../entities/ring-attempt.ts';
import { noFacts } from '../examples/empty.ts';
import { RINGS } from '../examples/rings.ts';

export const ringAnswerRate = kpi({
  id: 'ring_answer_rate',
  name: label('Agent answer rate (personal; not comparable with the queue’s)', '振铃接起率（个人，与队列指标不可比）'),
  definition: label(
    'Rings answered ÷ rings. The only personal form of answering; not comparable with the answer rate of a queue.',
    '振铃接起次数 ÷ 振铃次数。个人层面唯一的“接起”指标，与队列的人工接通率不可比。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'higher',
  uses: ['ring_answer.count_canceled'],
  measure: (p) =>
    ratio(
      count(ringAttempt, ringAttempt.is.answered),
      count(ringAttempt, p.flag('ring_answer.count_canceled') ? null : not(ringAttempt.is.canceled)),
    ),
  aliases: ['个人接通率', '个人应答率', 'Agent answer rate'],
  source: 'kpi-catalogue §2a, §3.2 [A2]',
  examples: [
    noFacts,
    {
      name: 'rings, not contacts',
      given: RINGS,
      expect: 0.5,
      misreading: { reading: 'contacts answered ÷ contacts rung', value: 0.75 },
    },
    {
      name: 'rings the customer ended left out',
      given: RINGS,
      with: { 'ring_answer.count_canceled': false },
      expect: 0.6,
    },
  ],
});
