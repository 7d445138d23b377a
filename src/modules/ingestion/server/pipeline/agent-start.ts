import { toRows } from '#src/analytics/columns.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { agentLeg } from '#src/catalogue/entities/agent-leg.ts';
import { agentTime } from '#src/catalogue/entities/agent-time.ts';
import { queueSession } from '#src/catalogue/entities/queue-session.ts';
import { pause } from '#src/catalogue/entities/pause.ts';
import type { Interval } from '#src/kernel/interval.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { and, type Expression, field, or } from '#src/semantic/expression.ts';
import { safeStart } from '../derivation/safe-start.ts';

const DAY = 86_400_000;
/** How far back a safe place is looked for, step by step; beyond it the agent's time is derived from its beginning. */
const LOOK_BACK = [2 * DAY, 16 * DAY];

const FROM_THE_BEGINNING = Number.NEGATIVE_INFINITY;

/**
 * Latest instant not after `since` from which the agent's time can be derived without what was before: nothing was open
 * then. Read from the facts as they stand; they are still true before `since`.
 */
export async function agentStart(
  database: DuckDbDatabase,
  store: EventStore,
  agent: string,
  since: number,
): Promise<number> {
  for (const length of LOOK_BACK) {
    const edge = since - length;
    const start = safeStart(await spansOf(database, store, agent, edge, since), since);
    if (start > edge) return start;
  }
  return FROM_THE_BEGINNING;
}

async function spansOf(
  database: DuckDbDatabase,
  store: EventStore,
  agent: string,
  edge: number,
  since: number,
): Promise<Interval[]> {
  const spans: Interval[] = [];
  const take = async (entity: Entity, start: string, ends: readonly string[], also?: Expression): Promise<void> => {
    const reaches = or(...ends.map((end) => field(end).atLeast(edge)), field(ends[0] ?? start).isNull());
    const where = and(field('agent').is(agent), field(start).atMost(since), reaches, ...(also ? [also] : [])).node;
    for await (const slice of store.stream({ entity, fields: [start, ...ends], where })) {
      for (const row of toRows(slice)) {
        const open = row[ends[0] ?? start] === null;
        const end = open ? Number.POSITIVE_INFINITY : Math.max(...ends.map((name) => Number(row[name] ?? 0)));
        spans.push({ start: Number(row[start]), end: Math.max(end, Number(row[start]) + 1) });
      }
    }
  };
  await take(queueSession as Entity, 'start_at', ['end_at']);
  await take(pause as Entity, 'start_at', ['end_at']);
  await take(agentLeg as Entity, 'connected_at', ['ended_at', 'acw_ended_at']);
  const { signed_in: signedIn, ringing, handling, planned } = agentTime.at;
  await take(agentTime as Entity, 'start_at', ['end_at'], or(signedIn, ringing, handling.above(0), planned.known()));
  // Plans and stated stretches have their end in their data.
  const stated = await database.read(
    `SELECT "at", CAST(json_extract_string(data, '$.until') AS BIGINT) AS until FROM raw_event
     WHERE subject_kind = 'agent' AND subject = $1 AND kind IN ('state_lasted', 'activity_planned') AND "at" <= $2`,
    [agent, since],
  );
  for (const row of toRows(stated)) spans.push({ start: Number(row['at']), end: Number(row['until'] ?? row['at']) });
  return spans;
}
