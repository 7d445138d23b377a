import { invalid } from '#src/kernel/errors.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { type Server } from './server.ts';
import { columnsOf, heldType, quote, type TableColumn } from './sql-types.ts';

/** Number of a row, unique in the database and rising: what readers may see is decided by it alone (see ledger.ts). */
export const ROW = '_row';

export const rowsTable = (entity: Entity): string => quote(`${entity.name}_rows`);

/** Acknowledged rows survive a power failure, not only the end of the server process. */
const DURABLE = 'fsync_after_insert = 1, fsync_part_directory = 1';

/**
 * The tables of the entities, `<name>_rows`, and over each a view `<name>(committed = …)` with the rows of that moment. Created
 * when missing, widened by columns an update brought, never narrowed.
 */
export class Tables {
  readonly #server: Server;
  #entities: Readonly<Record<string, Entity>> = {};

  constructor(server: Server) {
    this.#server = server;
  }

  get entities(): Readonly<Record<string, Entity>> {
    return this.#entities;
  }

  async prepare(entities: readonly Entity[]): Promise<void> {
    for (const statement of OWN_TABLES) await this.#server.run(statement);
    const present = await this.#present();
    for (const entity of entities) await this.#prepareOne(entity, present.get(`${entity.name}_rows`));
    this.#entities = { ...this.#entities, ...Object.fromEntries(entities.map((entity) => [entity.name, entity])) };
  }

  /** The entity's columns; throws for an entity that was not prepared. */
  columns(entity: Entity): readonly TableColumn[] {
    if (!(entity.name in this.#entities)) throw new Error(`The table of ${entity.name} was not prepared`);
    return columnsOf(entity);
  }

  async #prepareOne(entity: Entity, present: ReadonlyMap<string, string> | undefined): Promise<void> {
    const wanted = columnsOf(entity);
    const missing = wanted.filter((column) => !present?.has(column.name));
    if (!present) await this.#server.run(createTable(entity));
    else
      for (const { name, type } of missing)
        await this.#server.run(`ALTER TABLE ${rowsTable(entity)} ADD COLUMN IF NOT EXISTS ${quote(name)} ${type}`);
    for (const column of wanted) refuseOtherType(entity, column, present?.get(column.name));
    // The view lists its columns when it is made, so a wider table needs a new one.
    if (missing.length > 0) await this.#server.run(createView(entity));
  }

  /** Table → column → type. */
  async #present(): Promise<Map<string, Map<string, string>>> {
    const found = await this.#server.read(
      'SELECT table, name, type FROM system.columns WHERE database = currentDatabase()',
    );
    const tables = new Map<string, Map<string, string>>();
    for (let i = 0; i < found.length; i++) {
      const table = String(found.columns['table']?.[i]);
      const columns = tables.get(table) ?? new Map<string, string>();
      tables.set(table, columns.set(String(found.columns['name']?.[i]), String(found.columns['type']?.[i])));
    }
    return tables;
  }
}

/**
 * `yunchou_commit`: how far rows are committed, by each process that ever wrote. `yunchou_removed`: rows that are gone although
 * still stored, from the change that began at `at`. `yunchou_value`: what a running change looks for.
 */
const OWN_TABLES = [
  `CREATE TABLE IF NOT EXISTS yunchou_commit (opened UInt64, committed UInt64) ENGINE = ReplacingMergeTree(committed) ORDER BY opened SETTINGS ${DURABLE}`,
  `CREATE TABLE IF NOT EXISTS yunchou_removed (entity LowCardinality(String), row UInt64, at UInt64) ENGINE = MergeTree ORDER BY (entity, row) SETTINGS ${DURABLE}`,
  'CREATE TABLE IF NOT EXISTS yunchou_value (part UInt64, value String) ENGINE = Memory',
];

/** Sorted for questions about a queue (or agent) over time; a change finds its subjects and keys through Bloom filters. */
function createTable(entity: Entity): string {
  const columns = columnsOf(entity).map(({ name, type }) => `${quote(name)} ${type}`);
  const lookedUp = [...new Set([entity.subject, ...entity.key.slice(0, 1)])];
  const indexes = [
    `INDEX by_row ${ROW} TYPE minmax`,
    ...lookedUp.map((name) => `INDEX ${quote(`by_${name}`)} ${quote(name)} TYPE bloom_filter`),
  ];
  const sorted = [entity.dimensions.queue ?? entity.dimensions.agent, entity.anchors[0] ?? entity.span?.start];
  const order =
    sorted
      .filter((name) => name !== undefined)
      .map(quote)
      .join(', ') || 'tuple()';
  return (
    `CREATE TABLE IF NOT EXISTS ${rowsTable(entity)} (${[...columns, `${ROW} UInt64`, ...indexes].join(', ')}) ` +
    `ENGINE = MergeTree ORDER BY (${order}) SETTINGS allow_nullable_key = 1, ${DURABLE}`
  );
}

function createView(entity: Entity): string {
  const removed = `SELECT row FROM yunchou_removed WHERE entity = '${entity.name}' AND at < {committed:UInt64}`;
  return (
    `CREATE OR REPLACE VIEW ${quote(entity.name)} AS SELECT * EXCEPT ${ROW} FROM ${rowsTable(entity)} ` +
    `WHERE ${ROW} < {committed:UInt64} AND ${ROW} NOT IN (${removed})`
  );
}

function refuseOtherType(entity: Entity, column: TableColumn, present: string | undefined): void {
  if (present === undefined || heldType(present) === heldType(column.type)) return;
  throw invalid(
    'column_type_changed',
    `Column ${entity.name}.${column.name} holds ${present}, this version needs ${column.type}`,
    {
      field: column.name,
      remedy: 'Derive the data again into a new database from the stored raw events.',
    },
  );
}
