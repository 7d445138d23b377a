import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { Seen } from '#src/modules/organisation/contract/api.ts';
import type { Pending } from './plan.ts';

/** Sources that pending events came from. */
export async function sourcesPending(database: DuckDbDatabase, pending: Pending): Promise<string[]> {
  const found = await database.read(
    'SELECT DISTINCT source FROM raw_event WHERE arrival > $1 AND arrival <= $2 ORDER BY source',
    [pending.after, pending.upTo],
  );
  return [...(found.columns['source'] ?? [])].map(String);
}

/** Agents and queues pending events of a source name: the organisation must know them before facts are stamped. */
export async function namesSeen(database: DuckDbDatabase, source: string, pending: Pending): Promise<Seen> {
  const names = async (sql: string): Promise<string[]> => {
    const found = await database.read(`SELECT DISTINCT ${sql} ORDER BY 1`, [source, pending.after, pending.upTo]);
    return [...(found.columns['name'] ?? [])].map(String);
  };
  const mine = 'source = $1 AND arrival > $2 AND arrival <= $3';
  const agents = [
    ...(await names(`agent AS name FROM raw_event WHERE ${mine} AND agent IS NOT NULL`)),
    ...(await names(`subject AS name FROM raw_event WHERE ${mine} AND subject_kind = 'agent'`)),
  ];
  const queues = await names(`queue AS name FROM raw_event WHERE ${mine} AND queue IS NOT NULL`);
  return { agents, queues: queues.map((name) => ({ name })) };
}
