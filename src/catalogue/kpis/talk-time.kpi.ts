import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { prorated, value } from '#src/semantic/measure.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { noFacts } from '../examples/empty.ts';
import { HANDLE_SETTINGS, legTotal, talkOf } from './leg-rules.ts';

export const talkTime = kpi({
  id: 'talk_time',
  name: label('Talk time', '通话时长'),
  definition: label(
    'Σ talk of handled legs, hold left out. Booked whole to the end of the leg, or split by clock if set so.',
    '处理段通话时长之和，不含保持。默认整段归到结束时刻，可设为按时钟分摊。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'none',
  uses: ['duration.attribution', 'aht.text_time', ...HANDLE_SETTINGS],
  measure: (p) =>
    value(
      p.choice('duration.attribution') === 'split'
        ? prorated(agentLeg, talkOf(p), agentLeg.is.handled)
        : legTotal(p, talkOf(p)),
    ),
  aliases: ['谈话时间', '交谈时间', 'Talk time'],
  source: 'kpi-catalogue §2a, E7',
  examples: [
    noFacts,
    {
      name: 'customers only',
      given: 'handled_legs',
      expect: 540,
      misreading: { reading: 'talk between agents added', value: 600 },
    },
    {
      name: 'whole, to the last half-hour',
      given: 'long_leg',
      from: '2026-11-16T06:00:00Z',
      to: '2026-11-16T06:30:00Z',
      expect: 3120,
      source: 'V4a [A3]',
      misreading: { reading: 'split by clock', value: 900 },
    },
    {
      name: 'split: 05:00',
      given: 'long_leg',
      with: { 'duration.attribution': 'split' },
      from: '2026-11-16T05:00:00Z',
      to: '2026-11-16T05:30:00Z',
      expect: 420,
      source: 'V4a [A3]',
      misreading: { reading: 'whole', value: null },
    },
    {
      name: 'split: 05:30',
      given: 'long_leg',
      with: { 'duration.attribution': 'split' },
      from: '2026-11-16T05:30:00Z',
      to: '2026-11-16T06:00:00Z',
      expect: 1800,
      source: 'V4a [A3]',
    },
    {
      name: 'split: 06:00',
      given: 'long_leg',
      with: { 'duration.attribution': 'split' },
      from: '2026-11-16T06:00:00Z',
      to: '2026-11-16T06:30:00Z',
      expect: 900,
      source: 'V4a [A3]',
      misreading: { reading: 'whole', value: 3120 },
    },
  ],
});
