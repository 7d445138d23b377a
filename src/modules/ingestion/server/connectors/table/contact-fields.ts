import type { TargetFields } from './targets.ts';

/**
 * What became of the contact, in the words a mapping uses. `handed_over`: goes on in other rows or files. The flow-outs are those of a
 * queue entry.
 */
export const ROW_OUTCOMES = [
  'answered',
  'abandoned',
  'abandoned_ringing',
  'abandoned_ivr',
  'ivr_served',
  'bot',
  'system_drop',
  'unreached',
  'handed_over',
  'timeout',
  'empty',
  'key',
  'callback',
  'overflow',
  'voicemail',
  'withdrawn',
  'ivr',
  'refused_full',
  'refused_closed',
  'refused_no_staff',
  'refused_blocked',
] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export const ENDED_BY = ['agent', 'customer', 'blind_transfer', 'attended_transfer', 'system', 'timeout'] as const;

const text = { kind: 'text', required: false } as const;
const instant = { kind: 'instant', required: false } as const;
const duration = { kind: 'duration', required: false } as const;
const number = { kind: 'number', required: false } as const;
const flag = { kind: 'flag', required: false } as const;

/** One row that tells a whole contact: IVR, one queue entry, one agent leg, in any combination. */
export const CONTACT_FIELDS = {
  first_touch: { kind: 'instant', required: true },
  outcome: { kind: 'text', required: true, choices: ROW_OUTCOMES },
  channel: text,
  direction: { kind: 'text', required: false, choices: ['inbound', 'outbound', 'internal'] },
  customer: text,
  reason: text,
  issue_group: text,
  segment: text,
  project: text,
  callback_of: text,
  /** Rows with a reason are kept and left out of every KPI. */
  excluded: text,
  agent_resolved: flag,
  authority_needed: flag,
  /** Ringing before anybody, agent or IVR, answered. */
  ring_time: duration,
  ivr_left: instant,
  ivr_time: duration,
  bot_started: instant,
  bot_ended: instant,
  /** First message of the customer to the bot: a bot session without one is not counted. */
  first_customer_message: instant,
  queue: text,
  enqueued: instant,
  wait: duration,
  queue_left: instant,
  agent: text,
  /** Ringing at the agent: its length, or when it began. */
  ring: duration,
  rung: instant,
  connected: instant,
  talk: duration,
  hold: duration,
  holds: number,
  acw: duration,
  ended: instant,
  ended_by: { kind: 'text', required: false, choices: ENDED_BY },
  transfer_target: text,
  csat: number,
  csat_scale: number,
} as const satisfies TargetFields;
