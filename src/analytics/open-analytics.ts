import { join } from 'node:path';
import type { Entity } from '#src/semantic/entity.ts';
import type { ScanRunner } from '#src/semantic/evaluate.ts';
import type { Sealing } from '#src/semantic/sealing.ts';
import { openClickHouse } from './clickhouse/open-clickhouse.ts';
import { duckdbStore } from './duckdb/duckdb-store.ts';
import type { DuckDbDatabase } from './duckdb/database.ts';
import type { EventStore } from './event-store.ts';
import { openDatabase } from './open.ts';
import { rememberedScans } from './remembered-scans.ts';
import { RowTables } from './sealed/rows/row-tables.ts';
import { SealedDays } from './sealed/sealed-days.ts';
import { sealedRunner } from './sealed/sealed-runner.ts';
import { sealingStore } from './sealed/sealing-store.ts';

/** Where facts are: a ClickHouse URL, else DuckDB in the data directory. */
export type AnalyticsLocation = { readonly url?: string | undefined; readonly dataDirectory: string };

/** What facts look like, and how closed days of them are sealed. */
export type FactShapes = {
  readonly entities: Readonly<Record<string, Entity>>;
  readonly sealings: readonly Sealing[];
  /** Zone whose local days are sealed: the centre's. */
  readonly zone: string;
};

export type Analytics = {
  /** The DuckDB file of the data directory: raw events and bookkeeping live here whatever engine holds the facts. */
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  /** Answers scans, from sealed days where they can; equal scans once, until facts change. */
  readonly run: ScanRunner;
  /** Seals the days that have ended by this instant and changed since; runs follow one another. */
  seal(until: number): Promise<number>;
  /** Reads ahead, beside other work, what the first questions after a start would wait for. */
  warm(): Promise<void>;
  close(): Promise<void>;
};

/** Raise it when cells sealed by an earlier version must not be read any more. */
const SEAL_VERSION = '1';

/** Opens the facts and makes their tables. Throws `data_in_use` when another process has them. */
export async function openAnalytics(location: AnalyticsLocation, shapes: FactShapes): Promise<Analytics> {
  const database = await openDatabase(join(location.dataDirectory, 'facts.duckdb'));
  const engine = location.url === undefined ? duckdbStore(database) : await openClickHouse(location.url);
  await engine.prepare(Object.values(shapes.entities));
  const sealed = new SealedDays(join(location.dataDirectory, 'sealed'), shapes.sealings, {
    zone: shapes.zone,
    stamp: SEAL_VERSION,
  });
  const sealing = sealingStore(engine, sealed);
  const tables = new RowTables(sealed, sealing);
  const remembered = rememberedScans(sealedRunner(sealed, sealing, tables));
  let warming: Promise<void> = Promise.resolve();
  /** Whoever asked while facts changed may have seen either state. */
  const changing = async <T>(change: () => Promise<T>): Promise<T> => {
    remembered.forget();
    return change().finally(remembered.forget);
  };
  const store: EventStore = { ...sealing, apply: (change) => changing(() => sealing.apply(change)) };
  return {
    database,
    store,
    run: remembered.run,
    seal: (until) => changing(() => sealed.sealThrough(store, until)),
    warm: () => (warming = tables.warm()),
    async close() {
      await warming.catch(() => undefined);
      await engine.close();
      if (location.url !== undefined) await database.close();
    },
  };
}
