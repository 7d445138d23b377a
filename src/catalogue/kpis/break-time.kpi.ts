import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { spanTime, value } from '#src/semantic/measure.ts';
import { pause } from '../entities/pause.ts';
import { noFacts } from '../examples/empty.ts';

export const breakTime = kpi({
  id: 'break_time',
  name: label('Short break time', '小休时长'),
  definition: label(
    'Time in pauses whose reason is a short break, once per agent however many queues it was announced in.',
    '原因为小休的示忙时长，同一小休跨多个队列只计一次。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'band',
  measure: () => value(spanTime(pause, and(pause.is.byAgent, pause.is.break))),
  measureBy: { queue: () => value(spanTime(pause, and(pause.is.byQueue, pause.is.break))) },
  aliases: ['小休时间', 'Break time'],
  source: 'kpi-catalogue §3.6 [T0]',
  examples: [
    noFacts,
    {
      name: 'announced in two queues',
      given: 'pauses',
      expect: 1200,
      misreading: { reading: 'counted per queue', value: 2400 },
    },
  ],
});
