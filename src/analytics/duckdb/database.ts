import type { DuckDBConnection, DuckDBInstance, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import type { CodedColumns, Columns } from '../columns.ts';
import { appendColumns, type TargetColumn } from './append.ts';
import { codedSlices, readAll, slices } from './read.ts';

export type SqlParameter = string | number | boolean | null;

/** What a writing step may do; everything in one step is one transaction. */
export type Writer = {
  run(sql: string, parameters?: readonly SqlParameter[]): Promise<void>;
  query(sql: string, parameters?: readonly SqlParameter[]): Promise<Columns>;
  /** Appends to a table whose columns, in table order, are `targets`. */
  append(table: string, targets: readonly TargetColumn[], rows: Columns): Promise<void>;
};

/** Whole numbers are bound as 64-bit integers, so that comparisons with BIGINT columns need no cast of the column. */
const bind = (value: SqlParameter): DuckDBValue =>
  typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
const bindAll = (values: readonly SqlParameter[]): DuckDBValue[] => values.map(bind);

/**
 * One open DuckDB file. Writes queue up behind one connection (two writers would only abort each other); reads take a
 * connection of their own and see the last committed state.
 */
export class DuckDbDatabase {
  readonly path: string;
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #onClose: () => void;
  readonly #idle: DuckDBConnection[] = [];
  readonly #reading = new Set<DuckDBConnection>();
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(path: string, instance: DuckDBInstance, writer: DuckDBConnection, onClose: () => void) {
    this.path = path;
    this.#instance = instance;
    this.#writer = writer;
    this.#onClose = onClose;
  }

  /**
   * Runs `step` in one transaction, after every earlier one; durable when it resolves, undone when it throws. `committed`
   * is called once it is durable and before the next step begins.
   */
  write<T>(step: (writer: Writer) => Promise<T>, committed?: () => void): Promise<T> {
    return this.#inTurn(async () => {
      await this.#writer.run('BEGIN');
      try {
        const result = await step(this.#steps());
        await this.#writer.run('COMMIT');
        committed?.();
        return result;
      } catch (error) {
        // A failed COMMIT has already rolled back.
        await this.#writer.run('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /** One statement outside a transaction (`CHECKPOINT`, `SET …`), in turn with the writes. */
  statement(sql: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#writer.run(sql);
    });
  }

  async read(sql: string, parameters: readonly SqlParameter[] = []): Promise<Columns> {
    return this.#withReader(async (connection) => readAll(await connection.stream(sql, bindAll(parameters))));
  }

  /** Rows in slices of about `size`; a slice is produced only when the previous one was taken. */
  stream(sql: string, parameters: readonly SqlParameter[] = [], size = 65_536): AsyncGenerator<Columns> {
    return this.#slices(sql, parameters, (result) => slices(result, size));
  }

  /** The same with texts as codes. */
  streamCoded(sql: string, parameters: readonly SqlParameter[] = [], size = 65_536): AsyncGenerator<CodedColumns> {
    return this.#slices(sql, parameters, (result) => codedSlices(result, size));
  }

  async *#slices<T>(
    sql: string,
    parameters: readonly SqlParameter[],
    read: (result: DuckDBResult) => AsyncGenerator<T>,
  ): AsyncGenerator<T> {
    const connection = await this.#lease();
    try {
      yield* read(await connection.stream(sql, bindAll(parameters)));
    } finally {
      // An abandoned stream keeps its transaction open: such a connection is not used again.
      this.#reading.delete(connection);
      connection.closeSync();
    }
  }

  /** A connection for reading in the engine's own types; it counts as reading until the database is closed. */
  connect(): Promise<DuckDBConnection> {
    return this.#lease();
  }

  /**
   * Copies everything committed so far to a new DuckDB file, in one read of the database: writers go on meanwhile, and what they commit is
   * in the copy whole or not at all.
   */
  async copyTo(file: string): Promise<void> {
    const connection = await this.#lease();
    const quoted = `'${file.replaceAll("'", "''")}'`;
    try {
      await connection.run(`ATTACH ${quoted} AS copied`);
      try {
        const [[own] = []] = (await connection.runAndReadAll('SELECT current_database()')).getRows();
        await connection.run(`COPY FROM DATABASE "${String(own).replaceAll('"', '""')}" TO copied`);
      } finally {
        await connection.run('DETACH copied');
      }
    } finally {
      this.#reading.delete(connection);
      connection.closeSync();
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#inTurn(async () => {
      this.#closed = true;
      for (const connection of [...this.#idle, ...this.#reading]) connection.closeSync();
      this.#writer.closeSync();
      this.#instance.closeSync();
      this.#onClose();
    });
  }

  #steps(): Writer {
    const connection = this.#writer;
    return {
      run: async (sql, parameters = []) => {
        await connection.run(sql, bindAll(parameters));
      },
      query: async (sql, parameters = []) => readAll(await connection.stream(sql, bindAll(parameters))),
      append: (table, targets, rows) => appendColumns(connection, table, targets, rows),
    };
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('The data are closed'));
    const mine = this.#tail.then(step);
    this.#tail = mine.catch(() => undefined);
    return mine;
  }

  async #withReader<T>(step: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.#lease();
    try {
      const result = await step(connection);
      this.#reading.delete(connection);
      this.#idle.push(connection);
      return result;
    } catch (error) {
      this.#reading.delete(connection);
      connection.closeSync();
      throw error;
    }
  }

  async #lease(): Promise<DuckDBConnection> {
    if (this.#closed) throw new Error('The data are closed');
    const connection = this.#idle.pop() ?? (await this.#instance.connect());
    this.#reading.add(connection);
    return connection;
  }
}
