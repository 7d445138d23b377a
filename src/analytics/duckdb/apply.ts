import { type Entity, identityOf } from '#src/semantic/entity.ts';
import { compileNode, SqlContext } from '#src/semantic/sql/compile-node.ts';
import { duckdbDialect } from '#src/semantic/sql/duckdb.ts';
import type { Columns } from '../columns.ts';
import type { Change } from '../event-store.ts';
import { lastOfEachKey } from '../last-of-each-key.ts';
import type { TargetColumn } from './append.ts';
import type { Writer } from './database.ts';
import { quote } from './sql-types.ts';
import type { Tables } from './tables.ts';

type Removal = NonNullable<Change['remove']>[number];
type Addition = NonNullable<Change['append']>[number];

/** So many values stand in the statement itself; more go through a temporary table. */
const FEW = 300;

/** Carries out a change inside the writer's transaction. */
export async function applyChange(writer: Writer, tables: Tables, change: Change): Promise<void> {
  for (const removal of change.remove ?? []) await remove(writer, removal);
  for (const addition of change.append ?? []) await add(writer, tables, addition);
}

async function remove(writer: Writer, { entity, by, values, and }: Removal): Promise<void> {
  if (values.length === 0) return;
  const column = by ?? entity.subject;
  const context = new SqlContext(duckdbDialect, entity, { asOf: 0, dataFrom: 0 });
  const further = and ? ` AND (${compileNode(and, context)})` : '';
  if (values.length <= FEW) {
    const few = values.map((value) => context.bind(value)).join(', ');
    await writer.run(
      `DELETE FROM ${quote(entity.name)} WHERE ${quote(column)} IN (${few})${further}`,
      context.parameters,
    );
    return;
  }
  const targets: TargetColumn[] = [{ name: 'value', type: 'VARCHAR' }];
  await inScratch(writer, targets, { length: values.length, columns: { value: values } }, (scratch) =>
    writer.run(
      `DELETE FROM ${quote(entity.name)} WHERE ${quote(column)} IN (SELECT value FROM ${scratch})${further}`,
      context.parameters,
    ),
  );
}

async function add(writer: Writer, tables: Tables, { entity, rows, fresh }: Addition): Promise<void> {
  if (rows.length === 0) return;
  const targets = tables.targets(entity);
  const unknown = Object.keys(rows.columns).filter((name) => !targets.some((target) => target.name === name));
  if (unknown.length > 0) throw new Error(`${entity.name} has no column ${unknown.join(', ')}`);
  if (fresh) return writer.append(entity.name, targets, rows);
  const unique = lastOfEachKey(entity, rows);
  await removeKeys(writer, entity, targets, unique);
  await writer.append(entity.name, targets, unique);
}

/** The same key again replaces the row: what was stored under the incoming keys goes first. */
async function removeKeys(
  writer: Writer,
  entity: Entity,
  targets: readonly TargetColumn[],
  rows: Columns,
): Promise<void> {
  const identity = identityOf(entity);
  const keys = targets.filter((target) => identity.includes(target.name));
  const same = keys.map(({ name }) => `stored.${quote(name)} = incoming.${quote(name)}`).join(' AND ');
  await inScratch(writer, keys, rows, (scratch) =>
    writer.run(`DELETE FROM ${quote(entity.name)} AS stored USING ${scratch} AS incoming WHERE ${same}`),
  );
}

/** Lends a temporary table filled with values: a list of a hundred thousand keys is a join, not a piece of SQL text. */
async function inScratch(
  writer: Writer,
  targets: readonly TargetColumn[],
  rows: Columns,
  step: (table: string) => Promise<void>,
): Promise<void> {
  const columns = targets.map(({ name, type }) => `${quote(name)} ${type}`).join(', ');
  await writer.run(`CREATE OR REPLACE TEMP TABLE scratch (${columns})`);
  await writer.append('scratch', targets, rows);
  await step('scratch');
  await writer.run('DROP TABLE scratch');
}
