import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';

/** From this size on a file is read with little memory in the database: what does not fit spills to disk. */
const BIG_FILE = 8 << 20;
const LIMIT = '224MB';

/** Bounds the database's memory while a big file is read; returns how to undo it. */
export async function boundMemory(database: DuckDbDatabase, size: number): Promise<() => Promise<void>> {
  if (size < BIG_FILE) return async () => undefined;
  const found = await database.read(`SELECT current_setting('memory_limit') AS bound`);
  const former = String(found.columns['bound']?.[0]);
  await database.statement(`SET memory_limit = '${LIMIT}'`);
  return () => database.statement(`SET memory_limit = '${former}'`);
}
