import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { sum, value } from '#src/semantic/measure.ts';
import { ringAttempt } from '../entities/ring-attempt.ts';
import { noFacts } from '../examples/empty.ts';
import { RINGS } from '../examples/rings.ts';

export const ringTime = kpi({
  id: 'ring_time',
  name: label('Ring time at agents', '坐席振铃时长'),
  definition: label('Σ ringing of all offers to agents, taken or not.', '向坐席振铃的全部时长之和，无论是否接起。'),
  group: 'efficiency',
  unit: 'duration',
  better: 'lower',
  measure: () => value(sum(ringAttempt, ringAttempt.at.ring)),
  aliases: ['振铃时长', 'Ring time'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    { name: 'six rings', given: RINGS, expect: 88, misreading: { reading: 'answered rings only', value: 40 } },
  ],
});
