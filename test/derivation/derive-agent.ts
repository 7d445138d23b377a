import { toRows } from '#src/analytics/columns.ts';
import { agentTime } from '#src/catalogue/entities/agent-time.ts';
import type { CanonicalEvent, EventData, EventKind } from '#src/modules/ingestion/contract/event.ts';
import {
  type AgentWindow,
  deriveAgents,
  NO_WORK,
  wholeWindow,
} from '#src/modules/ingestion/server/derivation/agent.ts';
import type { AgentWork, LegSpan } from '#src/modules/ingestion/server/derivation/agent-timeline.ts';
import { type DerivationContext, plainContext } from '#src/modules/ingestion/server/derivation/context.ts';
import { batchOf } from '#src/modules/ingestion/server/derivation/raw-event.ts';

const NO_VALUES = Object.fromEntries(Object.keys(agentTime.fields).map((name) => [name, null]));

/** 10:00, the instant examples count their minutes from. */
export const BASE = Date.UTC(2026, 10, 16, 10);
export const MINUTE = 60_000;
let keys = 0;
/** An event of Ann, `minute` minutes after 10:00. */
export const event = <K extends EventKind>(kind: K, minute: number, data: EventData<K>): CanonicalEvent =>
  ({ kind, at: BASE + minute * MINUTE, subject: 'Ann', key: `k${keys++}`, data }) as CanonicalEvent;
export const leg = (from: number, to: number | null, isText = false, acwTo: number | null = null): LegSpan => ({
  connectedAt: BASE + from * MINUTE,
  endedAt: to === null ? Number.NaN : BASE + to * MINUTE,
  acwEndedAt: acwTo === null ? Number.NaN : BASE + acwTo * MINUTE,
  isText,
});
export type Row = {
  start_at: number;
  end_at: number;
  signed_in: boolean;
  paused_any: boolean;
  paused_all: boolean;
  handling: number;
  talking: number;
  conversations: number;
  activity: string;
  planned: string | null;
  tracked: boolean;
  adherent: boolean;
  pause_reason: string | null;
};
/** Ann's rows until 11:40. */
export const derive = (
  events: readonly CanonicalEvent[],
  work: AgentWork = NO_WORK,
  window: AgentWindow = wholeWindow(BASE + 100 * MINUTE),
  more: Partial<DerivationContext> = {},
) => {
  const facts = deriveAgents(batchOf(events), new Map([['Ann', { window, work }]]), plainContext('s', more));
  return {
    // A column no row has a value in stays out: it means null.
    times: toRows(facts.agent_time).map((row) => ({ ...NO_VALUES, ...row })) as Row[],
    sessions: toRows(facts.queue_session),
    pauses: toRows(facts.pause),
    notes: facts.notes.map((n) => n.code),
  };
};
/** Minutes of the rows that are so, weighted. */
export const minutes = (times: readonly Row[], is: (row: Row) => boolean, weight: (row: Row) => number = () => 1) =>
  times.filter(is).reduce((sum, row) => sum + (row.end_at - row.start_at) * weight(row), 0) / MINUTE;
