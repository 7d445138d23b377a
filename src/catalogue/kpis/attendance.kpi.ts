import { and, not, when } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio, sum } from '#src/semantic/measure.ts';
import { shift } from '../entities/planning.ts';
import { between } from '../examples/agent-day.ts';
import { noFacts } from '../examples/empty.ts';

const rostered = not(shift.at.excused);
const came = and(rostered, shift.at.present);
const planned = shift.at.end_at.minus(shift.at.start_at);
const worked = planned.minus(when(shift.at.late.isNull(), 0, shift.at.late));

const SHIFTS = {
  shift: [
    between('08:00', '16:00', { agent: 'anna', present: true }),
    between('08:00', '16:00', { agent: 'ben', present: true, late: '2h' }),
    between('08:00', '16:00', { agent: 'carl', present: false }),
    between('08:00', '16:00', { agent: 'dora', present: false, excused: true }),
  ],
};

export const attendance = kpi({
  id: 'attendance',
  name: label('Attendance', '出勤率'),
  definition: label(
    'Shifts to which the person came ÷ shifts rostered; approved leave leaves the denominator. By hours: hours less lateness.',
    '实际到岗班次 ÷ 排定班次；已批准的请假不计入分母。按工时：扣除迟到时间。',
  ),
  group: 'people',
  unit: 'ratio',
  better: 'higher',
  uses: ['attendance.base'],
  measure: (p) =>
    p.choice('attendance.base') === 'hours'
      ? ratio(sum(shift, worked, came), sum(shift, planned, rostered))
      : ratio(count(shift, came), count(shift, rostered)),
  aliases: ['到岗率', 'Attendance'],
  source: 'kpi-catalogue §2-15, §3.6 [CN3]',
  examples: [
    noFacts,
    {
      name: 'approved leave leaves the denominator',
      given: SHIFTS,
      expect: 2 / 3,
      misreading: { reading: '÷ everybody rostered', value: 0.5 },
    },
    {
      name: 'by hours',
      given: SHIFTS,
      with: { 'attendance.base': 'hours' },
      expect: 14 / 24,
      misreading: { reading: 'lateness forgotten', value: 16 / 24 },
    },
  ],
});
