import type { EventKind } from '../../contract/event.ts';
import { KINDS } from './event-kind.ts';

/**
 * Causal rank of events of one subject in the same instant, never the position in the file: what describes a contact comes
 * first, then bot and IVR, then the queue before the ring before the connection before the end, and what is said about an
 * ended contact last. Where an instant ends one visit and begins the next, `causalOrder` looks at what is open as well.
 */
const RANKS: Readonly<Record<EventKind, number>> = {
  system_restarted: 0,
  contact_described: 10,
  ivr_entered: 12,
  bot_started: 14,
  bot_ended: 16,
  ivr_left: 18,
  contact_refused: 20,
  queue_entered: 30,
  agent_rung: 40,
  ring_ended: 45,
  queue_left: 50,
  agent_connected: 55,
  message_sent: 60,
  hold_started: 62,
  hold_ended: 64,
  agent_left: 70,
  acw_ended: 75,
  contact_ended: 80,
  survey_answered: 85,
  noted: 90,
  signed_out: 10,
  unpaused: 20,
  signed_in: 30,
  paused: 40,
  state_changed: 50,
  state_lasted: 52,
  heartbeat: 60,
  activity_planned: 70,
  fact_recorded: 0,
};

/** Rank by kind code. */
export const RANK: Uint8Array = Uint8Array.from(KINDS, (kind) => RANKS[kind]);
