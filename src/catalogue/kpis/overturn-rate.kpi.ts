import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';
import { EVALUATIONS } from '../examples/evaluations.ts';

export const overturnRate = kpi({
  id: 'overturn_rate',
  name: label('Overturn rate', '改判率'),
  definition: label('Appeals that led to another verdict ÷ appeals.', '改判的申诉 ÷ 申诉数。'),
  group: 'quality',
  unit: 'ratio',
  better: 'lower',
  measure: () =>
    ratio(
      count(evaluation, and(evaluation.is.appealed, evaluation.is.overturned)),
      count(evaluation, evaluation.is.appealed),
    ),
  aliases: ['改判', 'Overturned appeals'],
  source: 'kpi-catalogue §3.9',
  examples: [
    noFacts,
    { name: 'one of two', given: EVALUATIONS, expect: 0.5, misreading: { reading: '÷ evaluations', value: 1 / 6 } },
  ],
});
