import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { type Measure, plus, prorated, ratio, spanTime } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { agentTime } from '../entities/agent-time.ts';
import { noFacts } from '../examples/empty.ts';
import { available, handling, notByQueue, onQueue } from './agent-time-rules.ts';

function measure(p: ParameterValues): Measure {
  switch (p.choice('occupancy.variant')) {
    case 'talk_of_unpaused':
      return ratio(prorated(agentLeg, agentLeg.at.talk, agentLeg.is.customerLeg), onQueue());
    case 'union_with_ring': {
      const ringing = spanTime(agentTime, agentTime.at.activity.is('ringing'));
      return ratio(plus(handling(), ringing), plus(handling(), ringing, available()));
    }
    default:
      return ratio(handling(), plus(handling(), available()));
  }
}

export const occupancy = kpi({
  id: 'occupancy',
  name: label('Occupancy', '坐席占用率'),
  definition: label(
    'Union of handling (talk, hold, after-contact work) ÷ (that + ready and idle), per agent, summed for teams. Two chats at once are not double; ringing counts as neither. A property of the system: never ranked by person.',
    '处理时间（通话、保持、话后）的并集 ÷（处理 + 示闲），先按坐席、再对班组求和。同时两个会话不算两份；振铃两边都不计。属系统结果，不作个人排名。',
  ),
  group: 'efficiency',
  unit: 'ratio',
  better: 'band',
  uses: ['occupancy.variant'],
  measure,
  notBy: notByQueue,
  aliases: ['占线率', '占有率', '忙碌率', '话务占用率', 'Occupancy'],
  source: 'kpi-catalogue §3.5 [H4][A2][D2]',
  examples: [
    noFacts,
    {
      name: 'overlapping chats',
      given: 'chat_overlap',
      expect: 0.8333,
      source: 'V6',
      misreading: { reading: 'Σ chat time ÷ time: 133 %', value: 4 / 3 },
    },
    {
      name: 'ringing and breaks are in neither part',
      given: 'phone_morning',
      expect: 80 / 96,
      misreading: { reading: '÷ signed-in time', value: 80 / 120 },
    },
    { name: 'ringing counted', given: 'phone_morning', with: { 'occupancy.variant': 'union_with_ring' }, expect: 0.84 },
    {
      name: 'talk ÷ (signed in − paused in all queues)',
      given: 'phone_morning',
      with: { 'occupancy.variant': 'talk_of_unpaused' },
      expect: 0.6,
      misreading: { reading: 'after-contact work counted as talk', value: 0.8 },
    },
    {
      name: 'team: ratio of sums',
      given: {
        agent_time: [
          {
            agent: 'anna',
            start_at: '2026-11-16T09:00:00Z',
            end_at: '2026-11-16T10:00:00Z',
            signed_in: true,
            handling: 1,
            activity: 'handling',
          },
          {
            agent: 'ben',
            start_at: '2026-11-16T09:00:00Z',
            end_at: '2026-11-16T12:00:00Z',
            signed_in: true,
            activity: 'available',
          },
        ],
      },
      expect: 0.25,
      source: 'E1',
      misreading: { reading: 'mean of the agents', value: 0.5 },
    },
  ],
});
