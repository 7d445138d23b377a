import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { toRows } from '#src/analytics/columns.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';

/**
 * Every fact of a database as text, table by table, in an order of their own: two databases hold the same facts exactly when
 * these are equal. The import batch is left out, for it says how the facts came, not what they are.
 */
export async function factSnapshot(database: DuckDbDatabase): Promise<Record<string, string>> {
  const tables: Record<string, string> = {};
  for (const name of Object.keys(ENTITIES)) {
    const rows = toRows(await database.read(`SELECT * EXCLUDE (batch) FROM "${name}" ORDER BY ALL`));
    tables[name] = rows.map((row) => JSON.stringify(row)).join('\n');
  }
  return tables;
}
