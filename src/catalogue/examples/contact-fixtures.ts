import type { ExampleRows } from '#src/semantic/kpi.ts';

/** Contacts, legs and turns several examples share. */
export const CONTACT_FIXTURES: Readonly<Record<string, ExampleRows>> = {
  /** V15 and V16: one call enters X, A talks 3 min and transfers it, it enters Y, B talks 5 min. */
  transferred_call: {
    contact: [
      {
        contact_id: 'c1',
        first_touch: '2026-11-16T10:00:00Z',
        ended_at: '2026-11-16T10:09:00Z',
        outcome: 'handled',
        agent: 'ben',
        queue: 'Y',
        legs: 2,
        entries: 2,
        transfers: 1,
        talk_time: '8m',
        hold_time: '0s',
        acw_time: '0s',
        handle_time: '8m',
      },
    ],
    queue_entry: [
      {
        contact_id: 'c1',
        queue: 'X',
        enqueued_at: '2026-11-16T10:00:00Z',
        outcome: 'answered',
        wait: '30s',
        agent: 'anna',
      },
      {
        contact_id: 'c1',
        queue: 'Y',
        enqueued_at: '2026-11-16T10:03:30Z',
        outcome: 'answered',
        wait: '30s',
        agent: 'ben',
      },
    ],
    agent_leg: [
      {
        contact_id: 'c1',
        agent: 'anna',
        queue: 'X',
        kind: 'customer',
        connected_at: '2026-11-16T10:00:30Z',
        ended_at: '2026-11-16T10:03:30Z',
        talk: '3m',
        hold: '0s',
        acw: '0s',
        end_kind: 'blind_transfer',
      },
      {
        contact_id: 'c1',
        agent: 'ben',
        queue: 'Y',
        kind: 'customer',
        connected_at: '2026-11-16T10:04:00Z',
        ended_at: '2026-11-16T10:09:00Z',
        talk: '5m',
        hold: '0s',
        acw: '0s',
        end_kind: 'customer',
      },
    ],
  },
  /** Three handled legs (one put on hold twice for a minute in all), a consultation and a leg still open. */
  handled_legs: {
    agent_leg: [
      {
        agent: 'anna',
        kind: 'customer',
        connected_at: '2026-11-16T10:00:00Z',
        ended_at: '2026-11-16T10:05:00Z',
        talk: '240s',
        hold: '60s',
        holds: 2,
        acw: '30s',
      },
      {
        agent: 'anna',
        kind: 'customer',
        connected_at: '2026-11-16T10:10:00Z',
        ended_at: '2026-11-16T10:12:00Z',
        talk: '120s',
        hold: '0s',
        acw: '60s',
      },
      {
        agent: 'ben',
        kind: 'customer',
        connected_at: '2026-11-16T10:10:00Z',
        ended_at: '2026-11-16T10:13:00Z',
        talk: '180s',
        hold: '0s',
        acw: '90s',
      },
      {
        agent: 'carl',
        kind: 'consult',
        connected_at: '2026-11-16T10:02:00Z',
        ended_at: '2026-11-16T10:03:00Z',
        talk: '60s',
        hold: '20s',
        acw: '15s',
        consult: '60s',
      },
      { agent: 'carl', kind: 'customer', connected_at: '2026-11-16T10:20:00Z', talk: '100s' },
    ],
    contact: [
      {
        first_touch: '2026-11-16T10:00:00Z',
        ended_at: '2026-11-16T10:05:00Z',
        outcome: 'handled',
        legs: 1,
        talk_time: '240s',
        hold_time: '60s',
        acw_time: '30s',
        handle_time: '330s',
        holds: 2,
      },
      {
        first_touch: '2026-11-16T10:10:00Z',
        ended_at: '2026-11-16T10:12:00Z',
        outcome: 'handled',
        legs: 1,
        talk_time: '120s',
        hold_time: '0s',
        acw_time: '60s',
        handle_time: '180s',
      },
      {
        first_touch: '2026-11-16T10:10:00Z',
        ended_at: '2026-11-16T10:13:00Z',
        outcome: 'handled',
        legs: 1,
        talk_time: '180s',
        hold_time: '0s',
        acw_time: '90s',
        handle_time: '270s',
      },
    ],
  },
  /** V4a [A3]: one leg from 05:23 to 06:15. */
  long_leg: {
    agent_leg: [
      {
        agent: 'anna',
        kind: 'customer',
        connected_at: '2026-11-16T05:23:00Z',
        ended_at: '2026-11-16T06:15:00Z',
        talk: '52m',
        hold: '0s',
      },
    ],
  },
  /** V8: session 1 with gaps of 10 s and 10 s, session 2 with one of 100 s. */
  two_sessions: {
    turn: [
      { contact_id: 's1', replied_at: '2026-11-16T10:00:10Z', channel: 'chat', gap: '10s', first: true },
      { contact_id: 's1', replied_at: '2026-11-16T10:01:10Z', channel: 'chat', gap: '10s' },
      { contact_id: 's2', replied_at: '2026-11-16T10:05:00Z', channel: 'chat', gap: '100s', first: true },
    ],
    contact: [
      {
        contact_id: 's1',
        channel: 'chat',
        first_touch: '2026-11-16T10:00:00Z',
        ended_at: '2026-11-16T10:10:00Z',
        outcome: 'handled',
        legs: 1,
        talk_time: '10m',
      },
      {
        contact_id: 's2',
        channel: 'chat',
        first_touch: '2026-11-16T10:03:00Z',
        ended_at: '2026-11-16T10:07:00Z',
        outcome: 'handled',
        legs: 1,
        talk_time: '4m',
      },
    ],
  },
  /** V5 [C6]: gaps of 10, 20, 30, 40 and 100 s. */
  five_gaps: {
    turn: [10, 20, 30, 40, 100].map((s) => ({ replied_at: '2026-11-16T10:00:00Z', channel: 'chat', gap: `${s}s` })),
  },
};
