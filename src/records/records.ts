import type { Kysely } from 'kysely';

/**
 * Every table of the records. A module adds its own beside its migrations:
 * `declare module '#src/records/records.ts' { interface Tables { site: SiteTable } }`,
 * and reads and writes only those; what it needs of another module it asks through that module's contract.
 */
export interface Tables {
  kysely_migration: { name: string; timestamp: string };
}

/** What stores take as their first argument: the database or an open transaction. */
export type Db = Kysely<Tables>;

/**
 * The records database: people, settings, batches. Everything that is not a fact.
 * Implementations: PGlite in a worker thread, PostgreSQL by URL; both pass the same conformance suite.
 */
export interface Records {
  readonly engine: 'pglite' | 'postgres';

  /**
   * Query builder over all tables. `bigint` columns come as numbers, `jsonb` as values.
   * Inside `db.transaction()` use only the transaction: PGlite has one connection, and a statement on the root
   * waits for the transaction to end. It gives up with `records_busy` instead of waiting for ever.
   */
  readonly db: Db;

  /**
   * Plain SQL with `$1` parameters, for libraries that bring their own. Without values, several statements may stand in it:
   * the rows are those of the last that has columns, and a transaction begun in the text ends when it fails.
   */
  execute(sql: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;

  /** Copies everything to one file that `openRecords` can start from. PGlite only; `not_supported` elsewhere. */
  dumpTo(file: string): Promise<void>;

  /** Ends running work and releases the data directory. Safe to call twice. */
  close(): Promise<void>;
}
