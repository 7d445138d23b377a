import { openClickHouse } from './clickhouse/open-clickhouse.ts';
import { duckdbStore } from './duckdb/duckdb-store.ts';
import type { EventStore } from './event-store.ts';
import { openDatabase, type OpenOptions } from './open.ts';

/** Where facts are kept: a DuckDB file, or the ClickHouse database at `url` when there is one. */
export type EventStorePlace = { readonly file: string; readonly url?: string | undefined } & OpenOptions;

/** Opens the event store; errors are those of `openDatabase` and `openClickHouse`. */
export async function openEventStore({ file, url, ...options }: EventStorePlace): Promise<EventStore> {
  return url === undefined ? duckdbStore(await openDatabase(file, options)) : openClickHouse(url);
}
