import { and, asOf, or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { evaluation } from '../entities/quality.ts';
import { noFacts } from '../examples/empty.ts';

const { coaching_due_at, coached_at } = evaluation.at;
const coached = and(coached_at.known(), coached_at.atMost(asOf));
const judged = and(coaching_due_at.known(), or(coached, coaching_due_at.atMost(asOf)));
const DUE = '2026-11-18T10:00:00Z';

export const coachingTimeliness = kpi({
  id: 'coaching_timeliness',
  name: label('Coaching on time', '辅导及时率'),
  definition: label(
    'Coaching owed after an evaluation that was given by its due time ÷ coaching given or overdue; not yet due is pending.',
    '评分后应辅导且按时完成的数量 ÷ 已辅导或已超期的数量；未到期为暂定。',
  ),
  group: 'quality',
  unit: 'ratio',
  better: 'higher',
  measure: () => ratio(count(evaluation, and(judged, coached_at.atMost(coaching_due_at))), count(evaluation, judged)),
  pending: () => count(evaluation, and(coaching_due_at.above(asOf), or(coached_at.isNull(), coached_at.above(asOf)))),
  aliases: ['辅导及时', 'Coaching timeliness'],
  source: 'kpi-catalogue §3.9 [CN8]',
  examples: [
    noFacts,
    {
      name: 'in time, late, overdue, not yet due',
      given: {
        evaluation: [
          { sample: 'random', coaching_due_at: DUE, coached_at: '2026-11-17T10:00:00Z' },
          { sample: 'random', coaching_due_at: DUE, coached_at: '2026-11-19T10:00:00Z' },
          { sample: 'random', coaching_due_at: DUE },
          { sample: 'random', coaching_due_at: '2026-11-25T10:00:00Z' },
          { sample: 'random' },
        ],
      },
      asOf: '2026-11-20',
      expect: 1 / 3,
      misreading: { reading: 'in time ÷ coaching given', value: 0.5 },
    },
  ],
});
