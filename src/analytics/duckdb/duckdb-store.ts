import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { compileCount, compileListing } from '#src/semantic/sql/compile-listing.ts';
import { compileScan, compileScanRows } from '#src/semantic/sql/compile-scan.ts';
import { duckdbDialect } from '#src/semantic/sql/duckdb.ts';
import type { CodedColumns, Columns } from '../columns.ts';
import type { Change, EventStore, Listing } from '../event-store.ts';
import { applyChange } from './apply.ts';
import type { DuckDbDatabase } from './database.ts';
import { inlined } from './inlined.ts';
import { Tables } from './tables.ts';

const DEFAULT_LIMIT = 1_000;

/** The event store on an open DuckDB file. Closing the store closes the file. */
export function duckdbStore(database: DuckDbDatabase): EventStore {
  const tables = new Tables(database);
  return {
    engine: 'duckdb',
    prepare: (entities: readonly Entity[]) => tables.prepare(entities),
    apply: (change: Change) => database.write((writer) => applyChange(writer, tables, change)),
    aggregate(scan: Scan): Promise<Columns> {
      const { sql, parameters } = compileScan(scan, tables.entities, duckdbDialect);
      return database.read(sql, parameters);
    },
    rowsOf(scan, page): Promise<Columns> {
      const { sql, parameters } = compileScanRows(scan, page, tables.entities, duckdbDialect);
      return database.read(sql, parameters);
    },
    list(listing: Listing): Promise<Columns> {
      const { sql, parameters } = compileListing({ ...listing, limit: listing.limit ?? DEFAULT_LIMIT }, duckdbDialect);
      return database.read(sql, parameters);
    },
    stream(listing: Listing): AsyncIterable<Columns> {
      const { sql, parameters } = compileListing(listing, duckdbDialect);
      return database.stream(sql, parameters);
    },
    streamCoded(listing: Listing): AsyncIterable<CodedColumns> {
      const { sql, parameters } = compileListing(listing, duckdbDialect);
      return database.streamCoded(sql, parameters);
    },
    async count(entity: Entity, where?: Node | null): Promise<number> {
      const { sql, parameters } = compileCount(entity, where ?? null, duckdbDialect);
      const counted = await database.read(sql, parameters);
      return Number(counted.columns['n']?.[0] ?? 0);
    },
    explain(scan: Scan): string {
      const { sql, parameters } = compileScan(scan, tables.entities, duckdbDialect);
      return inlined(sql, parameters);
    },
    close: () => database.close(),
  };
}
