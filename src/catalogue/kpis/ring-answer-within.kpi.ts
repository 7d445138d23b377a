import { and } from '#src/semantic/expression.ts';
import { durationText } from '#src/semantic/formula.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { ringAttempt } from '../entities/ring-attempt.ts';
import { noFacts } from '../examples/empty.ts';
import { RINGS } from '../examples/rings.ts';

export const ringAnswerWithin = kpi({
  id: 'ring_answer_within',
  name: label(
    'Rings answered in time (personal; not comparable with the queue’s)',
    '限时振铃接起率（个人，与队列指标不可比）',
  ),
  title: (p) => {
    const threshold = p.number('ring_answer.threshold');
    return label(
      `Rings answered within ${durationText(threshold, 'en')} of ring`,
      `${durationText(threshold, 'zh').trim()}振铃接起率`,
    );
  },
  definition: label(
    'Rings answered within T of ringing ÷ rings. The clock is the ring, not the wait: no service level.',
    '在 T 秒振铃内接起的次数 ÷ 振铃次数。计时为振铃而非等待，不是服务水平。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'higher',
  uses: ['ring_answer.threshold'],
  measure: (p) =>
    ratio(
      count(ringAttempt, and(ringAttempt.is.answered, ringAttempt.at.ring.atMost(p.duration('ring_answer.threshold')))),
      count(ringAttempt),
    ),
  aliases: ['Ring service level'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'two of six within 15 s',
      given: RINGS,
      expect: 2 / 6,
      misreading: { reading: '÷ rings answered', value: 2 / 3 },
    },
  ],
});
