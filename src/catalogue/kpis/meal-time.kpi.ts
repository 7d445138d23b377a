import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { spanTime, value } from '#src/semantic/measure.ts';
import { pause } from '../entities/pause.ts';
import { noFacts } from '../examples/empty.ts';

export const mealTime = kpi({
  id: 'meal_time',
  name: label('Meal time', '用餐时长'),
  definition: label(
    'Time in pauses whose reason is a meal, once per agent however many queues it was announced in.',
    '原因为用餐的示忙时长，同一用餐跨多个队列只计一次。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'band',
  measure: () => value(spanTime(pause, and(pause.is.byAgent, pause.is.meal))),
  measureBy: { queue: () => value(spanTime(pause, and(pause.is.byQueue, pause.is.meal))) },
  aliases: ['用餐时间', 'Meal time', 'Lunch time'],
  source: 'kpi-catalogue §3.6 [T0]',
  examples: [
    noFacts,
    {
      name: 'a meal is no short break',
      given: 'pauses',
      expect: 600,
      misreading: { reading: 'all pauses', value: 1800 },
    },
  ],
});
