import { join } from 'node:path';
import type { Entity } from '#src/semantic/entity.ts';
import type { ScanRunner } from '#src/semantic/evaluate.ts';
import { openClickHouse } from './clickhouse/open-clickhouse.ts';
import { duckdbStore } from './duckdb/duckdb-store.ts';
import type { DuckDbDatabase } from './duckdb/database.ts';
import type { EventStore } from './event-store.ts';
import { openDatabase } from './open.ts';

/** Where facts are: a ClickHouse URL, else DuckDB in the data directory. */
export type AnalyticsLocation = { readonly url?: string | undefined; readonly dataDirectory: string };

export type Analytics = {
  /** The DuckDB file of the data directory: raw events and bookkeeping live here whatever engine holds the facts. */
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  /** Answers scans, from sealed days where they can. */
  readonly run: ScanRunner;
  close(): Promise<void>;
};

/** Opens the facts and makes their tables. Throws `data_in_use` when another process has them. */
export async function openAnalytics(
  location: AnalyticsLocation,
  entities: Readonly<Record<string, Entity>>,
): Promise<Analytics> {
  const database = await openDatabase(join(location.dataDirectory, 'facts.duckdb'));
  const store = location.url === undefined ? duckdbStore(database) : await openClickHouse(location.url);
  await store.prepare(Object.values(entities));
  return {
    database,
    store,
    run: async (scan) => ({ ...(await store.aggregate(scan)), path: 'raw' }),
    async close() {
      await store.close();
      if (location.url !== undefined) await database.close();
    },
  };
}
