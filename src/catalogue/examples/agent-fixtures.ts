import type { ExampleRows } from '#src/semantic/kpi.ts';
import { between, plannedStretch, stretch } from './agent-day.ts';

/** Agent time several examples share. */
export const AGENT_FIXTURES: Readonly<Record<string, ExampleRows>> = {
  /** V6: chats 10:00–10:20 and 10:05–10:25, available 10:00–10:30, no after-contact work. */
  chat_overlap: {
    agent_time: [
      stretch('10:00', '10:05', 'handling', { conversations: 1, cap: 2 }),
      stretch('10:05', '10:20', 'handling', { conversations: 2, handling: 2, talking: 2, cap: 2 }),
      stretch('10:20', '10:25', 'handling', { conversations: 1, cap: 2 }),
      stretch('10:25', '10:30', 'available', { cap: 2 }),
    ],
  },
  /** Signed in 09:00–11:00: 60 min talk, 20 min after-contact work, 4 min ringing, 16 min ready, 20 min break; paid 08:30–11:30. */
  phone_morning: {
    agent_time: [
      stretch('09:00', '10:00', 'handling'),
      stretch('10:00', '10:20', 'handling', { talking: 0 }),
      stretch('10:20', '10:24', 'ringing'),
      stretch('10:24', '10:40', 'available'),
      stretch('10:40', '11:00', 'break'),
    ],
    agent_leg: [
      {
        agent: 'anna',
        kind: 'customer',
        connected_at: '2026-11-16T09:00:00Z',
        ended_at: '2026-11-16T09:30:00Z',
        talk: '30m',
        hold: '0s',
        acw: '10m',
        queue: 'sales',
      },
      {
        agent: 'anna',
        kind: 'customer',
        connected_at: '2026-11-16T09:30:00Z',
        ended_at: '2026-11-16T10:00:00Z',
        talk: '30m',
        hold: '0s',
        acw: '10m',
        queue: 'care',
      },
    ],
    paid_time: [
      between('08:30', '09:00', { agent: 'anna', kind: 'training' }),
      between('09:00', '10:40', { agent: 'anna', kind: 'work' }),
      between('10:40', '11:00', { agent: 'anna', kind: 'break' }),
      between('11:00', '11:30', { agent: 'anna', kind: 'meeting' }),
    ],
  },
  /** Signed in to two queues at once, 09:00–11:00 and 10:00–12:00: three hours of one person, four of sign-ins. */
  two_queues: {
    agent_time: [stretch('09:00', '11:00', 'available'), stretch('11:00', '12:00', 'available')],
    queue_session: [
      between('09:00', '11:00', { agent: 'anna', queue: 'sales' }),
      between('10:00', '12:00', { agent: 'anna', queue: 'care' }),
    ],
    agent_leg: [
      {
        agent: 'anna',
        kind: 'customer',
        queue: 'sales',
        connected_at: '2026-11-16T09:10:00Z',
        ended_at: '2026-11-16T09:15:00Z',
      },
      {
        agent: 'anna',
        kind: 'customer',
        queue: 'sales',
        connected_at: '2026-11-16T09:20:00Z',
        ended_at: '2026-11-16T09:25:00Z',
      },
      {
        agent: 'anna',
        kind: 'customer',
        queue: 'care',
        connected_at: '2026-11-16T11:20:00Z',
        ended_at: '2026-11-16T11:25:00Z',
      },
    ],
  },
  /** A break of 20 min announced in two queues, then 10 min of meal in one queue only, still ready in the other. */
  pauses: {
    agent_time: [
      stretch('09:00', '10:00', 'available'),
      stretch('10:00', '10:20', 'break'),
      stretch('10:20', '10:30', 'available', { paused_any: true, pause_reason: 'lunch' }),
    ],
    pause: [
      between('10:00', '10:20', { agent: 'anna', scope: 'queue', queue: 'sales', reason: 'coffee', category: 'break' }),
      between('10:00', '10:20', { agent: 'anna', scope: 'queue', queue: 'care', reason: 'coffee', category: 'break' }),
      between('10:20', '10:30', { agent: 'anna', scope: 'queue', queue: 'care', reason: 'lunch', category: 'meal' }),
      between('10:00', '10:20', { agent: 'anna', scope: 'agent', reason: 'coffee', category: 'break' }),
      between('10:20', '10:30', { agent: 'anna', scope: 'agent', reason: 'lunch', category: 'meal' }),
    ],
  },
  /** V10 [G2]: an hour planned, comes 10 min late, stays 10 min longer. */
  late_and_long: {
    agent_time: [
      plannedStretch('09:00', '09:10', 'offline', 'work', false),
      plannedStretch('09:10', '10:00', 'available', 'work', true),
      plannedStretch('10:00', '10:10', 'available', null, false),
    ],
  },
};
