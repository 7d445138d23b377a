import { z } from 'zod';
import type { KindOf, SubjectKind } from './event-kinds.ts';

export type { SubjectKind } from './event-kinds.ts';

/**
 * The canonical events every source is mapped to. They say what happened, never what it counts as: contacts, queue
 * entries, legs, turns and agent time are derived from them (../server/derivation), and can be derived again.
 *
 * `at` is epoch milliseconds. Names of queues and agents are as the source writes them; aliases are resolved on arrival.
 * Where a source states a duration, it is given beside the instants and wins over their difference.
 */
const at = z.number().int();
const ms = z.number().min(0);
const name = z.string().min(1);

/** `what` of a note that a contact's recording began then: a player reckons the places of holds from it. */
export const RECORDING_STARTED = 'recording_started';

type Schemas<S extends SubjectKind> = Readonly<Record<KindOf<S>, z.ZodObject>>;

/** Contact events: `contact` is the source's own contact id. */
const contactEvents = {
  /** First touch, or more about it: every field that is present overwrites the earlier value. */
  contact_described: z.object({
    channel: name.optional(),
    direction: z.enum(['inbound', 'outbound', 'internal']).optional(),
    customer: name.optional(),
    reason: name.optional(),
    issueGroup: name.optional(),
    segment: name.optional(),
    project: name.optional(),
    callbackOf: name.optional(),
    ringTime: ms.optional(),
    /** Left out of every KPI, with this reason. */
    excluded: name.optional(),
    agentResolved: z.boolean().optional(),
    authorityNeeded: z.boolean().optional(),
    /** Outcome of the contact as the source states it, one of the contact entity's; wins over the derived one. */
    outcome: name.optional(),
    /** Talk time the source states for the whole contact, also where it names no leg; wins over the sum of legs. */
    talkTime: ms.optional(),
  }),
  ivr_entered: z.object({}),
  ivr_left: z.object({ time: ms.optional(), served: z.boolean().optional() }),
  /** Never queued: full, closed, no_staff, blocked. */
  contact_refused: z.object({ queue: name.optional(), how: name }),
  /** `customer`: who waits, where the queue is the first to know; the same as `contact_described`. */
  queue_entered: z.object({ queue: name, isCallback: z.boolean().optional(), customer: name.optional() }),
  /** Left the queue without an agent: abandoned, or a flow-out of a kind. `wait` as stated by the source. */
  queue_left: z.object({
    queue: name.optional(),
    how: z.enum(['abandoned', 'timeout', 'empty', 'key', 'callback', 'overflow', 'voicemail', 'withdrawn', 'ivr']),
    wait: ms.optional(),
  }),
  agent_rung: z.object({ agent: name, queue: name.optional() }),
  ring_ended: z.object({
    agent: name,
    queue: name.optional(),
    how: z.enum(['no_answer', 'canceled', 'rejected']),
    ring: ms.optional(),
  }),
  /** `agent` is absent where the source does not say who answered. */
  agent_connected: z.object({
    agent: name.optional(),
    queue: name.optional(),
    wait: ms.optional(),
    ring: ms.optional(),
    consult: z.boolean().optional(),
  }),
  hold_started: z.object({ agent: name.optional() }),
  hold_ended: z.object({ agent: name.optional() }),
  /** The agent's part of the conversation is over. */
  agent_left: z.object({
    agent: name.optional(),
    queue: name.optional(),
    /** Absent where the source does not say. */
    how: z.enum(['agent', 'customer', 'blind_transfer', 'attended_transfer', 'system', 'timeout']).optional(),
    talk: ms.optional(),
    hold: ms.optional(),
    holds: z.number().int().min(0).optional(),
    wait: ms.optional(),
    target: name.optional(),
  }),
  acw_ended: z.object({ agent: name.optional(), acw: ms.optional() }),
  bot_started: z.object({}),
  bot_ended: z.object({ handedOver: z.boolean() }),
  message_sent: z.object({
    sender: z.enum(['customer', 'agent', 'bot', 'system']),
    agent: name.optional(),
    body: z.string().optional(),
    cannedId: name.optional(),
    cannedEdited: z.boolean().optional(),
    automatic: z.boolean().optional(),
    recalled: z.boolean().optional(),
  }),
  contact_ended: z.object({ by: z.enum(['customer', 'agent', 'system', 'timeout', 'transfer']).optional() }),
  survey_answered: z.object({
    survey: z.enum(['csat', 'nps', 'fcr']),
    score: z.number().optional(),
    scale: z.number().optional(),
  }),
  /** Anything else a source says about a contact: kept and shown in its timeline, never counted. */
  noted: z.object({ what: name, text: z.string().optional() }),
} as const satisfies Schemas<'contact'>;

/** Agent events: `agent` as the source writes it. */
const agentEvents = {
  signed_in: z.object({ queue: name.optional(), paused: z.boolean().optional(), cap: z.number().int().optional() }),
  signed_out: z.object({ queue: name.optional() }),
  /**
   * Without `queue`: in all queues signed in to. `announced`: only said for all queues, the events per queue that count follow
   * of themselves; kept as a row of its own scope, never as pause time.
   */
  paused: z.object({ queue: name.optional(), reason: z.string().optional(), announced: z.boolean().optional() }),
  unpaused: z.object({ queue: name.optional(), reason: z.string().optional(), announced: z.boolean().optional() }),
  /** One state replaces the other (sources without separate sign-in and pause). `available`, `offline`, or a pause reason. */
  state_changed: z.object({ state: name }),
  /** Still alive: sessions without one time out. */
  heartbeat: z.object({}),
  /** A stretch with a known end, for sources that report intervals. */
  state_lasted: z.object({ state: name, until: at, queue: name.optional() }),
  /** Plan: what the agent should do in a stretch. Publishing a plan again replaces what it covers. */
  activity_planned: z.object({
    activity: z.enum(['work', 'break', 'meal', 'training', 'meeting', 'leave']),
    until: at,
    tracked: z.boolean().optional(),
  }),
} as const satisfies Schemas<'agent'>;

/** Source-wide events. */
const systemEvents = {
  /** The platform (re)started: whatever was open is lost. */
  system_restarted: z.object({ membersPersist: z.boolean().optional() }),
} as const satisfies Schemas<'system'>;

/** A finished fact of a later module or an import: one row of an entity (survey, complaint, ticket, cost, forecast, …). */
const factEvents = {
  fact_recorded: z.object({
    entity: name,
    row: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
} as const satisfies Schemas<'fact'>;

export const EVENT_KINDS = { ...contactEvents, ...agentEvents, ...systemEvents, ...factEvents } as const;
export type EventKind = keyof typeof EVENT_KINDS;
export type EventData<K extends EventKind> = z.infer<(typeof EVENT_KINDS)[K]>;

/**
 * The source record an event came from. `id` is stable over all versions, `version` grows with each (0 where the source
 * has none), `digest` tells apart the contents. Events of different editions have different keys.
 */
export type RecordEdition = { readonly id: string; readonly version: number; readonly digest: string };

/** One event of one subject. `key` makes it unique within its source: the same key again changes nothing. */
export type CanonicalEvent = {
  [K in EventKind]: {
    readonly kind: K;
    readonly at: number;
    /** Contact id, agent name or fact id, as the source writes it; empty for system events. */
    readonly subject: string;
    readonly key: string;
    readonly data: EventData<K>;
    /** Set where a source re-sends records in newer versions; see `currentEvents`. */
    readonly record?: RecordEdition;
    /** Line in the file (1-based) and its text, for the passport and the dead-letter list. */
    readonly line?: number;
    readonly raw?: string;
  };
}[EventKind];
