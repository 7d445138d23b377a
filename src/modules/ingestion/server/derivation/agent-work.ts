import type { Columns } from '#src/analytics/columns.ts';
import type { AgentWork } from './agent-timeline.ts';

type Building = { legs: AgentWork['legs'][number][]; rings: AgentWork['rings'][number][] };
const TEXT_CHANNELS_NOT = new Set(['voice', 'video', 'callback']);

/**
 * What rows of `agent_leg` and `ring_attempt` (from `deriveContacts`, or read from the store) say about each agent. Columns
 * needed: legs agent, connected_at, ended_at, acw_ended_at, channel; rings agent, ended_at, ring.
 */
export function agentWork(legs: Columns, rings: Columns): Map<string, AgentWork> {
  const work = new Map<string, Building>();
  const of = (agent: string): Building => {
    const known = work.get(agent);
    if (known) return known;
    const fresh: Building = { legs: [], rings: [] };
    work.set(agent, fresh);
    return fresh;
  };
  const number = (rows: Columns, name: string, i: number) =>
    (rows.columns[name]?.[i] as number | null | undefined) ?? Number.NaN;
  const text = (rows: Columns, name: string, i: number) =>
    (rows.columns[name]?.[i] as string | null | undefined) ?? null;
  for (let i = 0; i < legs.length; i++) {
    const agent = text(legs, 'agent', i);
    if (agent === null) continue;
    of(agent).legs.push({
      connectedAt: number(legs, 'connected_at', i),
      endedAt: number(legs, 'ended_at', i),
      acwEndedAt: number(legs, 'acw_ended_at', i),
      isText: !TEXT_CHANNELS_NOT.has(text(legs, 'channel', i) ?? 'voice'),
    });
  }
  for (let i = 0; i < rings.length; i++) {
    const agent = text(rings, 'agent', i);
    const end = number(rings, 'ended_at', i);
    const ring = number(rings, 'ring', i);
    if (agent !== null && ring > 0) of(agent).rings.push({ start: end - ring, end });
  }
  return work;
}
