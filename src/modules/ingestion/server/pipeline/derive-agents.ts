import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { Columns } from '#src/analytics/columns.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { and, field, type Node, not, or } from '#src/semantic/expression.ts';
import { type AgentInput, deriveAgents, NO_WORK } from '../derivation/agent.ts';
import { agentWork } from '../derivation/agent-work.ts';
import type { DerivationContext } from '../derivation/context.ts';
import { agentStarts } from './agent-start.ts';
import { dropOwnEvents, eventsOf, type OwnEvents, ownEventsApart } from './own-events.ts';
import { hasEditions } from './plan.ts';
import { dataUntil, noteOpenAgents, type TouchedAgent, touchedAgents } from './touched-agents.ts';

/** The entities an agent's time becomes rows of. */
const FAMILY = ['agent_time', 'queue_session', 'pause'] as const;

type AgentPass = {
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  readonly contextOf: (source: string) => Promise<DerivationContext>;
  /** Events about the agents that are derived together. */
  readonly together: number;
};

type GroupOptions = {
  readonly until: number;
  readonly own: OwnEvents;
  /** Entities that had rows before any of these agents was derived. */
  readonly stored: readonly (typeof FAMILY)[number][];
};

/** Derives the time of every touched agent again, from a safe place on; then nobody is touched any more. */
export async function deriveTouchedAgents(pass: AgentPass): Promise<number> {
  const { database } = pass;
  await noteThoseWhoseTimeGoesOn(pass);
  const touched = await touchedAgents(database);
  const ends = new Map<string, number>();
  const editions = touched.length > 0 && (await hasEditions(database, null));
  const stored = await entitiesWithRows(pass.store);
  for (const [source, agents] of Map.groupBy(touched, (agent) => agent.source)) {
    const until = await dataUntil(database, source);
    ends.set(source, until);
    const context = await pass.contextOf(source);
    const shares = groups(agents, pass.together);
    const own: OwnEvents =
      shares.length > 1 ? await ownEventsApart(database, editions) : { table: 'raw_event', editions };
    for (const some of shares) await deriveGroup(pass, context, some, { until, own, stored });
  }
  await database.write(async (writer) => {
    await dropOwnEvents(writer);
    await writer.run('DELETE FROM touched_agent');
    for (const [source, until] of ends) {
      await writer.run('DELETE FROM derivation_mark WHERE name = $1', [endOf(source)]);
      await writer.run('INSERT INTO derivation_mark (name, arrival) VALUES ($1, $2)', [endOf(source), until]);
    }
  });
  return touched.length;
}

/** No agent is in two groups: where nothing was stored before a first import, no group has anything to remove. */
async function entitiesWithRows(store: EventStore): Promise<(typeof FAMILY)[number][]> {
  const counts = await Promise.all(FAMILY.map((name) => store.count(ENTITIES[name] as Entity)));
  return FAMILY.filter((_, i) => (counts[i] ?? 0) > 0);
}

const END = 'until/';
const endOf = (source: string): string => `${END}${source}`;

/** Where a source's data reach further than before, what was open there goes on. */
async function noteThoseWhoseTimeGoesOn({ database, store }: AgentPass): Promise<void> {
  const found = await database.read('SELECT name, arrival FROM derivation_mark WHERE starts_with(name, $1)', [END]);
  for (let i = 0; i < found.length; i++) {
    const source = String(found.columns['name']?.[i]).slice(END.length);
    const former = Number(found.columns['arrival']?.[i]);
    if ((await dataUntil(database, source)) > former) await noteOpenAgents(database, store, former);
  }
}

/** Shares of agents whose events fit into memory together. */
function groups(agents: readonly TouchedAgent[], together: number): TouchedAgent[][] {
  const shares: TouchedAgent[][] = [];
  let events = Number.POSITIVE_INFINITY;
  for (const agent of agents) {
    if (events + agent.events > together) {
      shares.push([]);
      events = 0;
    }
    shares.at(-1)?.push(agent);
    events += agent.events;
  }
  return shares;
}

async function deriveGroup(
  pass: AgentPass,
  context: DerivationContext,
  agents: readonly TouchedAgent[],
  { until, own, stored }: GroupOptions,
): Promise<void> {
  const { database, store } = pass;
  const starts = await agentStarts(database, store, agents, own.table);
  const earliest = Math.min(...starts.values());
  const work = await workOf(store, [...starts.keys()], earliest);
  const inputs = new Map<string, AgentInput>();
  for (const [agent, from] of starts) {
    const { legs, rings } = work.get(agent) ?? NO_WORK;
    inputs.set(agent, {
      window: { from, until },
      work: {
        legs: legs.filter((leg) => !(leg.endedAt < from) || leg.acwEndedAt >= from),
        rings: rings.filter((ring) => ring.end >= from),
      },
    });
  }
  const events = await eventsOf(database, starts, earliest, own);
  const facts = deriveAgents(events, inputs, context);
  await store.apply({
    remove: stored.map((name) => ({
      entity: ENTITIES[name] as Entity,
      by: 'agent',
      values: [...starts.keys()],
      and: derivedSince(starts),
    })),
    append: FAMILY.map((name) => ({ entity: ENTITIES[name] as Entity, rows: facts[name], fresh: true })),
  });
}

/** Derived rows of each agent from its start on. */
function derivedSince(starts: ReadonlyMap<string, number>): Node {
  const derived = field('recorded').isNull();
  const kept = [...starts].filter(([, from]) => Number.isFinite(from));
  if (kept.length === 0) return derived.node;
  const before = or(...kept.map(([agent, from]) => and(field('agent').is(agent), field('start_at').below(from))));
  return and(derived, not(before)).node;
}

/** What contacts say about the agents since an instant. */
async function workOf(store: EventStore, agents: readonly string[], earliest: number) {
  const reaches = (ends: readonly string[]) =>
    Number.isFinite(earliest)
      ? [or(field(ends[0] ?? '').isNull(), ...ends.map((end) => field(end).atLeast(earliest)))]
      : [];
  const rowsOf = async (
    name: 'agent_leg' | 'ring_attempt',
    fields: readonly string[],
    ends: readonly string[],
  ): Promise<Columns[]> => {
    const where = and(field('agent').in(agents), ...reaches(ends)).node;
    const orderBy = [
      { field: 'agent' },
      { field: name === 'agent_leg' ? 'connected_at' : 'ended_at' },
      { field: name === 'agent_leg' ? 'leg_id' : 'attempt_id' },
    ];
    return Array.fromAsync(store.stream({ entity: ENTITIES[name] as Entity, fields, where, orderBy }));
  };
  const legs = await rowsOf(
    'agent_leg',
    ['agent', 'connected_at', 'ended_at', 'acw_ended_at', 'channel'],
    ['ended_at', 'acw_ended_at'],
  );
  const rings = await rowsOf('ring_attempt', ['agent', 'ended_at', 'ring'], ['ended_at']);
  return agentWork(joined(legs), joined(rings));
}

function joined(slices: readonly Columns[]): Columns {
  const names = Object.keys(slices[0]?.columns ?? {});
  const columns = names.map((name) => [name, slices.flatMap((slice) => [...(slice.columns[name] ?? [])])]);
  return {
    length: slices.reduce((total, slice) => total + slice.length, 0),
    columns: Object.fromEntries(columns) as Columns['columns'],
  };
}
