import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase, Writer } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { agentTime } from '#src/catalogue/entities/agent-time.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { field } from '#src/semantic/expression.ts';
import type { Pending } from './plan.ts';

const TARGETS = [
  { name: 'agent', type: 'VARCHAR' },
  { name: 'since', type: 'BIGINT' },
] as const;

/** Agents whose time must be derived again, and from when; kept until it is done, also over a crash. */
export async function prepareTouchedAgents(writer: Writer): Promise<void> {
  await writer.run('CREATE TABLE IF NOT EXISTS touched_agent (agent VARCHAR, since BIGINT)');
}

/**
 * Notes the agents pending events of a source touch: by their own events, by a restart, and everybody who ever worked on a
 * contact that is derived again (the table `derivation_plan` holds those). An event that tells of a ring or a talk touches its
 * agent since that began: who signed out while the phone rang has no open time left at the event itself.
 */
export async function noteTouchedAgents(
  database: DuckDbDatabase,
  source: string,
  pending: Pending,
  restarted: readonly number[],
): Promise<void> {
  await database.write(async (writer) => {
    await writer.run(
      `INSERT INTO touched_agent
       SELECT subject, min("at") FROM raw_event
       WHERE source = $1 AND arrival > $2 AND arrival <= $3 AND subject_kind = 'agent' GROUP BY subject
       UNION ALL
       SELECT agent, min("at" - coalesce(ring, 0) - coalesce(talk, 0)) FROM raw_event SEMI JOIN derivation_plan USING (subject)
       WHERE source = $1 AND arrival <= $3 AND subject_kind = 'contact' AND agent IS NOT NULL GROUP BY agent`,
      [source, pending.after, pending.upTo],
    );
    await noteRestarted(writer, source, pending.upTo, restarted);
  });
}

/** The same for a whole import whose events were looked through while they were read. */
export async function noteMentionedAgents(
  database: DuckDbDatabase,
  source: string,
  upTo: number,
  mentioned: ReadonlyMap<string, number>,
  restarted: readonly number[],
): Promise<void> {
  await database.write(async (writer) => {
    const since = Float64Array.from(mentioned.values());
    const columns = { agent: [...mentioned.keys()], since };
    await writer.append('touched_agent', TARGETS, { length: mentioned.size, columns });
    await noteRestarted(writer, source, upTo, restarted);
  });
}

async function noteRestarted(
  writer: Writer,
  source: string,
  upTo: number,
  restarted: readonly number[],
): Promise<void> {
  if (restarted.length === 0) return;
  const first = restarted.reduce((earliest, at) => Math.min(earliest, at), Number.POSITIVE_INFINITY);
  await writer.run(
    `INSERT INTO touched_agent SELECT DISTINCT subject, CAST($2 AS BIGINT) FROM raw_event
     WHERE source = $1 AND arrival <= $3 AND subject_kind = 'agent'`,
    [source, first, upTo],
  );
}

/**
 * Instant up to which a source tells what agents did: what is open lasts until there. A stretch tells up to its end. Plans and
 * finished facts do not count.
 */
export async function dataUntil(database: DuckDbDatabase, source: string): Promise<number> {
  const found = await database.read(
    `SELECT greatest(max("at"), max(CASE WHEN kind = 'state_lasted' THEN CAST(json_extract_string(data, '$.until') AS BIGINT) END)) AS n
     FROM raw_event WHERE source = $1 AND subject_kind <> 'fact' AND kind <> 'activity_planned'`,
    [source],
  );
  return Number(found.columns['n']?.[0] ?? 0);
}

/** Agents whose time was open at the former end of the data: it goes on. */
export async function noteOpenAgents(database: DuckDbDatabase, store: EventStore, until: number): Promise<void> {
  const where = field('end_at').is(until).node;
  const found = await store.list({ entity: agentTime as Entity, fields: ['agent'], where, limit: 1_000_000 });
  if (found.length === 0) return;
  const since = Float64Array.from({ length: found.length }, () => until);
  await database.write((writer) =>
    writer.append('touched_agent', TARGETS, { length: found.length, columns: { ...found.columns, since } }),
  );
}

export type TouchedAgent = {
  readonly agent: string;
  readonly since: number;
  /** First instant anything is said of the agent. */
  readonly first: number;
  readonly source: string;
  readonly events: number;
};

/**
 * The touched agents, each with the source whose time it is: where the agent signs in, else where most is said of the agent.
 * Several sources may speak of one agent (a phone system, a chat, a plan); the time is one.
 */
export async function touchedAgents(database: DuckDbDatabase): Promise<TouchedAgent[]> {
  const found = await database.read(
    `WITH touched AS (SELECT agent, min(since) AS since FROM touched_agent GROUP BY agent),
     said AS (
       SELECT subject AS agent, source, count(*) FILTER (kind <> 'activity_planned') AS presence, count(*) AS events, min("at") AS first
       FROM raw_event SEMI JOIN touched ON touched.agent = raw_event.subject WHERE subject_kind = 'agent' GROUP BY ALL
       UNION ALL
       SELECT agent, source, 0, count(*), min("at") FROM raw_event SEMI JOIN touched USING (agent) WHERE subject_kind = 'contact' GROUP BY ALL),
     ranked AS (
       SELECT agent, source, sum(presence) AS presence, sum(events) AS events, min(first) AS first FROM said GROUP BY ALL)
     SELECT agent, since, min(first) AS first, arg_max(source, (presence, events, source)) AS source, sum(events) AS events
     FROM ranked JOIN touched USING (agent) GROUP BY agent, since ORDER BY source, agent`,
  );
  return toRows(found).map((row) => ({
    agent: String(row['agent']),
    since: Number(row['since']),
    first: Number(row['first']),
    source: String(row['source']),
    events: Number(row['events']),
  }));
}
