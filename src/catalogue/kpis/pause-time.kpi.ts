import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { spanTime, value } from '#src/semantic/measure.ts';
import { and, not } from '#src/semantic/expression.ts';
import { agentTime } from '../entities/agent-time.ts';
import { pause } from '../entities/pause.ts';
import { noFacts } from '../examples/empty.ts';

const byReason = () => value(spanTime(pause, pause.is.byAgent));

export const pauseTime = kpi({
  id: 'pause_time',
  name: label('Not-ready time', '示忙时长'),
  title: (p) =>
    p.choice('pause.queues') === 'all'
      ? label('Not-ready time (in every queue)', '示忙时长（全部队列）')
      : label('Not-ready time (in any queue)', '示忙时长（任一队列）'),
  definition: label(
    'Time agents were signed in and paused in at least one queue (or in all, if set so), once per agent. By reason: union over queues of that reason; by queue: paused in that queue.',
    '坐席签入且至少在一个队列示忙（可设为全部队列）的时长，每人只计一次。按原因：该原因跨队列取并集；按队列：在该队列示忙的时长。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'lower',
  uses: ['pause.queues'],
  measure: (p) =>
    value(
      spanTime(
        agentTime,
        p.choice('pause.queues') === 'all'
          ? and(agentTime.is.signedIn, not(agentTime.is.unpaused))
          : agentTime.is.paused,
      ),
    ),
  measureBy: { queue: () => value(spanTime(pause, pause.is.byQueue)), pause_reason: byReason, kind: byReason },
  aliases: ['暂停时长', '离席时长', 'Pause time', 'Aux time'],
  source: 'kpi-catalogue §2a',
  examples: [
    noFacts,
    {
      name: 'in any queue',
      given: 'pauses',
      expect: 1800,
      misreading: { reading: 'pauses of the queues added up', value: 3000 },
    },
    {
      name: 'in all queues',
      given: 'pauses',
      with: { 'pause.queues': 'all' },
      expect: 1200,
      misreading: { reading: 'in any queue', value: 1800 },
    },
    {
      name: 'by reason',
      given: 'pauses',
      by: ['pause_reason'],
      expect: { 'pause_reason=coffee': 1200, 'pause_reason=lunch': 600 },
    },
    {
      name: 'by queue',
      given: 'pauses',
      by: ['queue'],
      where: { queue: ['sales', 'care'] },
      expect: { 'queue=sales': 1200, 'queue=care': 1800 },
    },
  ],
});
