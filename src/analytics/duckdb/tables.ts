import { invalid } from '#src/kernel/errors.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { TargetColumn } from './append.ts';
import type { DuckDbDatabase, Writer } from './database.ts';
import { fieldTypes, quote, type SqlType } from './sql-types.ts';

/**
 * The tables of the entities: created when missing, widened by columns an update brought, never narrowed. Remembers each
 * table's column order, which the appender needs.
 */
export class Tables {
  readonly #database: DuckDbDatabase;
  readonly #targets = new Map<string, readonly TargetColumn[]>();
  #entities: Readonly<Record<string, Entity>> = {};

  constructor(database: DuckDbDatabase) {
    this.#database = database;
  }

  get entities(): Readonly<Record<string, Entity>> {
    return this.#entities;
  }

  async prepare(entities: readonly Entity[]): Promise<void> {
    const ready = await this.#database.write(async (writer) => {
      const targets: [string, readonly TargetColumn[]][] = [];
      for (const entity of entities) {
        await createTable(writer, entity);
        targets.push([entity.name, await columnsOf(writer, entity.name)]);
      }
      return targets;
    });
    for (const [name, targets] of ready) this.#targets.set(name, targets);
    this.#entities = { ...this.#entities, ...Object.fromEntries(entities.map((entity) => [entity.name, entity])) };
  }

  /** The table's columns in table order; throws for an entity that was not prepared. */
  targets(entity: Entity): readonly TargetColumn[] {
    const targets = this.#targets.get(entity.name);
    if (!targets) throw new Error(`The table of ${entity.name} was not prepared`);
    return targets;
  }
}

async function createTable(writer: Writer, entity: Entity): Promise<void> {
  const declare = (column: { name: string; type: SqlType }): string =>
    `${quote(column.name)} ${column.type}${entity.key.includes(column.name) ? ' NOT NULL' : ''}`;
  const wanted = fieldTypes(entity);
  await writer.run(`CREATE TABLE IF NOT EXISTS ${quote(entity.name)} (${wanted.map(declare).join(', ')})`);
  const present = new Map((await columnsOf(writer, entity.name)).map((column) => [column.name, column.type]));
  for (const column of wanted) {
    const type = present.get(column.name);
    if (type === undefined)
      await writer.run(`ALTER TABLE ${quote(entity.name)} ADD COLUMN ${quote(column.name)} ${column.type}`);
    else if (type !== column.type) {
      throw invalid(
        'column_type_changed',
        `Column ${entity.name}.${column.name} holds ${type}, this version needs ${column.type}`,
        {
          field: column.name,
          remedy: 'Derive the data again into a new data directory from the stored raw events.',
        },
      );
    }
  }
}

async function columnsOf(writer: Writer, table: string): Promise<TargetColumn[]> {
  const found = await writer.query(
    `SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $1 ORDER BY column_index`,
    [table],
  );
  const { column_name: names = [], data_type: types = [] } = found.columns;
  return Array.from({ length: found.length }, (_, i) => ({
    name: String(names[i]),
    type: String(types[i]) as SqlType,
  }));
}
