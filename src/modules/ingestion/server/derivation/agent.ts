import { planInForce } from './agent-plan.ts';
import { type PresenceEvent, PresenceWalk } from './agent-presence.ts';
import { AgentRows, type AgentTables } from './agent-rows.ts';
import { sweep } from './agent-sweep.ts';
import { type AgentCarry, type AgentWork, NO_CARRY, type PlanSpan } from './agent-timeline.ts';
import { sortCausally } from './causal-order.ts';
import type { DerivationContext, DerivationNote } from './context.ts';
import type { EventBatch } from './event-batch.ts';
import { KIND, SUBJECT } from './event-kind.ts';
import { withTimeouts } from './heartbeat.ts';
import { groupBySubject } from './subject-groups.ts';

/**
 * The stretch of one agent's time to derive. A safe place to begin is the last moment before the earliest touched event at
 * which the agent was signed in nowhere, had no leg and no ring open, and no planned or stated stretch ran (`safeStart`);
 * nothing is carried over it then. Where there is none, begin at the first event, or carry what was open.
 */
export type AgentWindow = {
  readonly from: number;
  /** End of the source's data (or now): what is open lasts until here. */
  readonly until: number;
  readonly carry?: AgentCarry;
};

export type AgentInput = { readonly window: AgentWindow; readonly work: AgentWork };
export type AgentFacts = AgentTables & { readonly notes: readonly DerivationNote[] };

const WHOLE: AgentWindow = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
export const NO_WORK: AgentWork = { legs: [], rings: [] };

/**
 * Derives the time of agents: disjoint stretches (`agent_time`), stays in queues, pauses. `batch` holds their own events from
 * `window.from` on, `inputs` for every agent to derive the window and what contacts say (`agentWork`). The rows replace all
 * rows of the agent that begin at or after `window.from`.
 */
export function deriveAgents(
  batch: EventBatch,
  inputs: ReadonlyMap<string, AgentInput>,
  context: DerivationContext,
): AgentFacts {
  const { count, subjects, starts, order } = groupBySubject(batch, SUBJECT.agent);
  const names = batch.subjects[SUBJECT.agent] as EventBatch['subjects'][number];
  const groups = new Map<string, number>();
  for (let g = 0; g < count; g++) groups.set(names.text(subjects[g] as number), g);
  const rows = new AgentRows(context);
  const notes: DerivationNote[] = [];
  for (const [agent, input] of inputs) {
    const g = groups.get(agent);
    const events =
      g === undefined ? order.subarray(0, 0) : order.subarray(starts[g] as number, starts[g + 1] as number);
    deriveAgent(batch, events, agent, input, context, rows, notes);
  }
  return { ...rows.finish(), notes };
}

function deriveAgent(
  batch: EventBatch,
  arrived: Int32Array,
  agent: string,
  { window, work }: AgentInput,
  context: DerivationContext,
  rows: AgentRows,
  notes: DerivationNote[],
): void {
  const plan = planInForce(plansOf(batch, arrived));
  const sorted = arrived.slice();
  const events = sorted.subarray(0, sortCausally(batch, sorted, 0, sorted.length));
  const from = Math.max(window.from, earliest(batch, events, work, plan, window));
  const presenceEvents = withTimeouts(presenceOf(batch, events), work, context.heartbeatTimeout ?? null, window.until);
  const restarts = context.restarts
    .filter((restart) => !restart.membersPersist && restart.at >= from && restart.at <= window.until)
    .map((restart) => ({ ...BLANK, at: restart.at, what: 'restarted' as const }));
  const walk = new PresenceWalk(window.carry ?? NO_CARRY, (code, at) =>
    notes.push({ subject: agent, at, line: null, code }),
  );
  // A restart comes before what is logged in the same instant: agents sign in again after it.
  for (const event of [...restarts, ...presenceEvents].sort((a, b) => a.at - b.at)) walk.take(event);
  const { sessions, pauses, announcements } = walk.finish();
  for (const segment of sweep({ sessions, pauses, work, plan, caps: capsOf(batch, events), from, until: window.until }))
    rows.addTime(agent, segment);
  for (const session of sessions) rows.addSession(agent, session);
  rows.addPauses(agent, pauses, announcements);
}

function earliest(
  batch: EventBatch,
  events: Int32Array,
  work: AgentWork,
  plan: readonly PlanSpan[],
  window: AgentWindow,
): number {
  let first = window.until;
  if (events.length > 0) first = Math.min(first, batch.at[events[0] as number] as number);
  for (const leg of work.legs) first = Math.min(first, leg.connectedAt);
  for (const ring of work.rings) first = Math.min(first, ring.start);
  for (const span of plan) first = Math.min(first, span.start);
  return first;
}

const BLANK = { queue: null, reason: null, until: Number.NaN, startsPaused: false, announced: false };

const PRESENCE: Readonly<Record<number, PresenceEvent['what']>> = {
  [KIND.signed_in]: 'signed_in',
  [KIND.signed_out]: 'signed_out',
  [KIND.paused]: 'paused',
  [KIND.unpaused]: 'unpaused',
  [KIND.state_changed]: 'state',
  [KIND.state_lasted]: 'lasted',
  [KIND.heartbeat]: 'alive',
};

function presenceOf(batch: EventBatch, events: Int32Array): PresenceEvent[] {
  const list: PresenceEvent[] = [];
  for (const i of events) {
    const what = PRESENCE[batch.kind[i] as number];
    if (what === undefined) continue;
    const extra = batch.extra.get(i);
    const reason = batch.wordText(i);
    list.push({
      at: batch.at[i] as number,
      what,
      queue: batch.queueText(i),
      reason: reason === '' ? null : reason,
      until: (extra?.until as number | undefined) ?? Number.NaN,
      startsPaused: extra?.paused === true,
      announced: extra?.announced === true,
    });
  }
  return list;
}

function plansOf(batch: EventBatch, arrived: Int32Array): PlanSpan[] {
  const plans: PlanSpan[] = [];
  for (const i of arrived) {
    if (batch.kind[i] !== KIND.activity_planned) continue;
    const extra = batch.extra.get(i);
    const activity = batch.wordText(i) ?? 'work';
    const tracked = (extra?.tracked as boolean | undefined) ?? activity !== 'leave';
    plans.push({ start: batch.at[i] as number, end: extra?.until as number, activity, tracked });
  }
  return plans;
}

function capsOf(batch: EventBatch, events: Int32Array): { at: number; cap: number }[] {
  const caps: { at: number; cap: number }[] = [];
  for (const i of events) {
    const cap = batch.kind[i] === KIND.signed_in ? (batch.extra.get(i)?.cap as number | undefined) : undefined;
    if (cap !== undefined) caps.push({ at: batch.at[i] as number, cap });
  }
  return caps;
}

/** The whole of an agent's data, from the first event to `until`. */
export const wholeWindow = (until: number): AgentWindow => ({ ...WHOLE, until });
