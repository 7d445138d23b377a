import type { Entity } from '#src/semantic/entity.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { compileCount, compileListing } from '#src/semantic/sql/compile-listing.ts';
import { type CompiledSql, compileScan, compileScanRows } from '#src/semantic/sql/compile-scan.ts';
import { clickhouseDialect as dialect } from '#src/semantic/sql/clickhouse.ts';
import type { Columns } from '../columns.ts';
import type { Change, EventStore, Listing } from '../event-store.ts';
import { applyChange } from './apply.ts';
import { compact, COMPACTION, type Compaction } from './compact.ts';
import { inlined } from './inlined.ts';
import { Ledger } from './ledger.ts';
import { named } from './named.ts';
import { Reads } from './reads.ts';
import type { Parameters, Server } from './server.ts';
import { Tables } from './tables.ts';

const DEFAULT_LIMIT = 1_000;

/** The event store on a ClickHouse database. One process writes, any number read. Closing the store closes the connection. */
export function clickhouseStore(server: Server, compaction: Compaction = COMPACTION): EventStore {
  const tables = new Tables(server);
  const ledger = new Ledger(server);
  const reads = new Reads();
  let tail: Promise<unknown> = Promise.resolve();
  let changes = 0;

  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const mine = tail.then(step);
    tail = mine.catch(() => undefined);
    return mine;
  };

  async function write(change: Change): Promise<void> {
    const first = await ledger.begin();
    try {
      await ledger.commit(await applyChange(server, tables, change, first));
    } catch (error) {
      ledger.abandon();
      throw error;
    }
    changes += 1;
    if (changes % compaction.everyChanges === 0) await compact(server, reads, ledger.known, compaction.above);
  }

  /** Every part of one read sees the same committed rows. */
  async function* reading<T>(
    compiled: CompiledSql,
    step: (sql: string, parameters: Parameters) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const committed = await ledger.current();
    const read = reads.begin(committed);
    try {
      yield* step(compiled.sql, { ...named(compiled.parameters), committed });
    } finally {
      reads.end(read);
    }
  }

  async function read(compiled: CompiledSql): Promise<Columns> {
    const once = async function* (sql: string, parameters: Parameters): AsyncGenerator<Columns> {
      yield await server.read(sql, parameters);
    };
    for await (const columns of reading(compiled, once)) return columns;
    throw new Error('A read gave nothing');
  }

  return {
    engine: 'clickhouse',
    prepare: (entities: readonly Entity[]) =>
      inTurn(async () => {
        await tables.prepare(entities);
        await ledger.current();
      }),
    apply: (change) => inTurn(() => write(change)),
    aggregate: (scan: Scan) => read(compileScan(scan, tables.entities, dialect)),
    rowsOf: (scan, page) => read(compileScanRows(scan, page, tables.entities, dialect)),
    list: (listing: Listing) => read(compileListing({ ...listing, limit: listing.limit ?? DEFAULT_LIMIT }, dialect)),
    stream: (listing) => reading(compileListing(listing, dialect), (sql, parameters) => server.stream(sql, parameters)),
    streamCoded: (listing) =>
      reading(compileListing(listing, dialect), (sql, parameters) => server.stream(sql, parameters)),
    async count(entity, where) {
      const counted = await read(compileCount(entity, where ?? null, dialect));
      return Number(counted.columns['n']?.[0] ?? 0);
    },
    explain(scan) {
      const { sql, parameters } = compileScan(scan, tables.entities, dialect);
      return inlined(sql, { ...named(parameters), committed: ledger.known });
    },
    close: () => inTurn(() => server.close()),
  };
}
