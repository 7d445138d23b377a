import { type Entity, identityOf } from '#src/semantic/entity.ts';
import { compileNode, SqlContext } from '#src/semantic/sql/compile-node.ts';
import { clickhouseDialect } from '#src/semantic/sql/clickhouse.ts';
import type { Change } from '../event-store.ts';
import { lastOfEachKey } from '../last-of-each-key.ts';
import { encodeRows, encodeValues } from './encode.ts';
import { named } from './named.ts';
import type { Server } from './server.ts';
import { quote, type TableColumn } from './sql-types.ts';
import { ROW, rowsTable, type Tables } from './tables.ts';

type Removal = NonNullable<Change['remove']>[number];
type Addition = NonNullable<Change['append']>[number];

/** Number of the last list of values this process looked for. */
let part = 0;

/**
 * Writes a change with row numbers from `first` upwards; nothing of it is visible before it is committed.
 * Returns the number to commit, above `first` also when the change only removes.
 */
export async function applyChange(server: Server, tables: Tables, change: Change, first: number): Promise<number> {
  for (const { entity, rows } of change.append ?? []) refuseUnknown(entity, Object.keys(rows.columns), tables);
  for (const removal of change.remove ?? []) await remove(server, removal, first);
  let next = first;
  for (const addition of change.append ?? []) next += await add(server, tables, addition, first, next);
  return Math.max(next, first + 1);
}

async function remove(server: Server, { entity, by, values, and }: Removal, first: number): Promise<void> {
  if (values.length === 0) return;
  part += 1;
  await server.insert('yunchou_value (part, value)', encodeValues(values, part));
  const context = new SqlContext(clickhouseDialect, entity, { asOf: 0, dataFrom: 0 });
  const further = and ? ` AND (${compileNode(and, context)})` : '';
  const column = quote(by ?? entity.subject);
  const wanted = `${column} IN (SELECT value FROM yunchou_value WHERE part = ${part})${further}`;
  await noteRemoved(server, entity, { first, below: first, wanted, parameters: named(context.parameters) });
  await server.run(`TRUNCATE TABLE yunchou_value`);
}

async function add(server: Server, tables: Tables, addition: Addition, first: number, next: number): Promise<number> {
  const { entity, fresh } = addition;
  if (addition.rows.length === 0) return 0;
  // What no row has is not sent; a key left out would become empty instead of being refused.
  const isGiven = ({ name }: TableColumn): boolean => name in addition.rows.columns || entity.key.includes(name);
  const columns = tables.columns(entity).filter(isGiven);
  const rows = fresh ? addition.rows : lastOfEachKey(entity, addition.rows);
  const into = `${rowsTable(entity)} (${[...columns.map(({ name }) => quote(name)), ROW].join(', ')})`;
  await server.insert(into, encodeRows(columns, rows, next));
  if (!fresh) {
    const key = identityOf(entity).map(quote).join(', ');
    const wanted = `(${key}) IN (SELECT ${key} FROM ${rowsTable(entity)} WHERE ${ROW} >= ${next})`;
    await noteRemoved(server, entity, { first, below: next, wanted, parameters: {} });
  }
  return rows.length;
}

/** Notes that stored rows numbered below `below` go with the change that began at `first`. */
async function noteRemoved(
  server: Server,
  entity: Entity,
  {
    first,
    below,
    wanted,
    parameters,
  }: { first: number; below: number; wanted: string; parameters: Record<string, string | number> },
): Promise<void> {
  const known = `SELECT row FROM yunchou_removed WHERE entity = '${entity.name}'`;
  await server.run(
    `INSERT INTO yunchou_removed (entity, row, at) SELECT '${entity.name}', ${ROW}, ${first} FROM ${rowsTable(entity)} ` +
      `WHERE ${ROW} < ${below} AND ${ROW} NOT IN (${known}) AND ${wanted}`,
    parameters,
  );
}

function refuseUnknown(entity: Entity, names: readonly string[], tables: Tables): void {
  const known = new Set(tables.columns(entity).map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`${entity.name} has no column ${unknown.join(', ')}`);
}
