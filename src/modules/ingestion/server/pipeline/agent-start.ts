import { toRows } from '#src/analytics/columns.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { agentLeg } from '#src/catalogue/entities/agent-leg.ts';
import { agentTime } from '#src/catalogue/entities/agent-time.ts';
import { pause } from '#src/catalogue/entities/pause.ts';
import { queueSession } from '#src/catalogue/entities/queue-session.ts';
import type { Interval } from '#src/kernel/interval.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { and, type Expression, field, or } from '#src/semantic/expression.ts';
import { safeStart } from '../derivation/safe-start.ts';

const DAY = 86_400_000;
/** How far back a safe place is looked for, step by step; beyond it an agent's time is derived from its beginning. */
const LOOK_BACK = [2 * DAY, 16 * DAY];

type Touched = { readonly agent: string; readonly since: number; readonly first: number };

/**
 * For each agent the latest instant not after `since` from which the time can be derived without what was before, because
 * nothing was open then; -Infinity for "from the beginning". Read from the facts as they stand, still true before `since`, and from the agents' own
 * events in a table.
 */
export async function agentStarts(
  database: DuckDbDatabase,
  store: EventStore,
  touched: readonly Touched[],
  ownEvents: string,
): Promise<Map<string, number>> {
  const starts = new Map(touched.map(({ agent }) => [agent, Number.NEGATIVE_INFINITY]));
  let open = touched.filter(({ since, first }) => since > first);
  for (const length of LOOK_BACK) {
    if (open.length === 0) break;
    const spans = await spansOf(database, store, open, { length, ownEvents });
    open = open.filter(({ agent, since }) => {
      const start = safeStart(spans.get(agent) ?? [], since);
      if (start <= since - length) return true;
      starts.set(agent, start);
      return false;
    });
  }
  return starts;
}

/** What is known of the agents between `length` before the earliest touch and the latest one. */
async function spansOf(
  database: DuckDbDatabase,
  store: EventStore,
  touched: readonly Touched[],
  { length, ownEvents }: { readonly length: number; readonly ownEvents: string },
): Promise<Map<string, Interval[]>> {
  const spans = new Map<string, Interval[]>(touched.map(({ agent }) => [agent, []]));
  const agents = [...spans.keys()];
  const edge = Math.min(...touched.map(({ since }) => since)) - length;
  const last = Math.max(...touched.map(({ since }) => since));
  const take = async (entity: Entity, start: string, ends: readonly string[], also?: Expression): Promise<void> => {
    const reaches = or(...ends.map((end) => field(end).atLeast(edge)), field(ends[0] ?? start).isNull());
    const where = and(field('agent').in(agents), field(start).atMost(last), reaches, ...(also ? [also] : [])).node;
    for await (const slice of store.stream({ entity, fields: ['agent', start, ...ends], where })) {
      for (const row of toRows(slice)) {
        const isOpen = row[ends[0] ?? start] === null;
        const end = isOpen ? Number.POSITIVE_INFINITY : Math.max(...ends.map((name) => Number(row[name] ?? 0)));
        spans
          .get(String(row['agent']))
          ?.push({ start: Number(row[start]), end: Math.max(end, Number(row[start]) + 1) });
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
    `SELECT subject, "at", CAST(json_extract_string(data, '$.until') AS BIGINT) AS until FROM ${ownEvents}
     WHERE subject_kind = 'agent' AND kind IN ('state_lasted', 'activity_planned') AND "at" <= $1
       AND subject IN (${agents.map((_, i) => `$${i + 2}`).join(', ')})`,
    [last, ...agents],
  );
  for (const row of toRows(stated)) {
    spans.get(String(row['subject']))?.push({ start: Number(row['at']), end: Number(row['until'] ?? row['at']) });
  }
  return spans;
}
