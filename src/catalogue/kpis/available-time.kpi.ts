import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { value } from '#src/semantic/measure.ts';
import { noFacts } from '../examples/empty.ts';
import { available, notByQueue } from './agent-time-rules.ts';

export const availableTime = kpi({
  id: 'available_time',
  name: label('Ready time', '示闲时长'),
  definition: label(
    'Time agents were signed in, ready and idle; ringing, handling and pauses are not in it. Split by clock.',
    '坐席签入、示闲且空闲的时长；振铃、处理、示忙不计。按时钟分摊。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'none',
  measure: () => value(available()),
  notBy: notByQueue,
  aliases: ['空闲时长', 'Idle time', 'Available time'],
  source: 'kpi-catalogue §2a, §3.5',
  examples: [
    noFacts,
    {
      name: 'a morning',
      given: 'phone_morning',
      expect: 960,
      misreading: { reading: 'signed in less handling (rings and breaks counted as ready)', value: 2400 },
    },
  ],
});
