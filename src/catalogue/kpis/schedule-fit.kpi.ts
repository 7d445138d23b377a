import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { spanTime } from '#src/semantic/measure.ts';
import { agentTime } from '../entities/agent-time.ts';
import { noFacts } from '../examples/empty.ts';
import { notByQueue, onQueue } from './agent-time-rules.ts';

export const scheduleFit = kpi({
  id: 'schedule_fit',
  name: label('Fit index (actual to planned staffing)', '排班吻合度（实际对计划）'),
  definition: label(
    '1 − Σ|actual − planned staff| ÷ Σ planned staff, over intervals: the staffing curve of a team and day. Too many in one interval do not make up for too few in another.',
    '1 − Σ|实际 − 计划人力| ÷ Σ 计划人力，按时段求和：班组当日的人力曲线。一个时段的多余不能抵消另一时段的不足。',
  ),
  group: 'planning',
  unit: 'ratio',
  better: 'higher',
  uses: ['interval.length'],
  measure: (p) => ({
    op: 'overIntervals',
    interval: p.choice('interval.length'),
    inner: { actual: onQueue(), planned: spanTime(agentTime, agentTime.is.plannedWork) },
    per: [],
    fold: { how: 'absoluteDifference', left: 'actual', right: 'planned', base: 'planned', complement: true },
  }),
  notBy: notByQueue,
  aliases: ['契合度', '拟合度', '匹配度', 'Schedule fit'],
  source: 'kpi-catalogue §2a; seed 000 [T0]',
  examples: [
    noFacts,
    {
      name: '10 min late, 10 min longer',
      given: 'late_and_long',
      expect: 2 / 3,
      misreading: { reading: 'totals of the day compared', value: 1 },
    },
  ],
});
