import { dirname, join } from 'node:path';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import { type Clock, systemClock } from '#src/kernel/clock.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import type { Records } from '#src/records/records.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { IngestionApi } from '../contract/api.ts';
import type { Connector } from '../contract/connector.ts';
import { batchesWhere, batchOfRow, closeAbandoned } from './bookkeeping/batches.ts';
import { acceptEvents } from './delivery/accept-events.ts';
import { eraseCustomer } from './erasure/erase-customer.ts';
import { findCustomer } from './erasure/find-customer.ts';
import { Derivation } from './pipeline/derivation.ts';
import { DERIVE_EVERY, type Ingesting, ingestFile } from './pipeline/ingest-file.ts';
import { portionReader } from './pipeline/portion-reader.ts';
import { preview } from './pipeline/preview.ts';
import { queueLogReader } from './pipeline/queue-log-reader.ts';
import { rederiveFrom } from './pipeline/rederive.ts';
import { replayLetters } from './pipeline/replay-letters.ts';
import { coverage, sources } from './questions/coverage.ts';
import { letterOfRow, waitingLetters } from './questions/dead-letters.ts';
import { timeline } from './questions/timeline.ts';
import { RawStore } from './raw/raw-store.ts';
import { EventKeys } from './keys/event-keys.ts';
import type { Jobs } from '#src/jobs/jobs.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { countBefore, giveUpBefore } from './retention/apply-retention.ts';
import { ingestionRoutes } from './routes.ts';

export interface IngestionModule {
  readonly name: 'ingestion';
  readonly api: IngestionApi;
  readonly routes: ReturnType<typeof ingestionRoutes> & ReturnType<typeof privacyRoutes>['routes'];
}

export interface IngestionNeeds {
  /** Raw events and bookkeeping: always a DuckDB file, whatever engine holds the facts. */
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  /** Connectors beside the queue log's. */
  readonly connectors?: readonly Connector[];
  /** Without an organisation facts carry no site, project, client or team. */
  readonly organisation: OrganisationApi | null;
  /** Where keys for deliveries over HTTP are kept, migrated with `keyMigrations`; without them deliveries need none. */
  readonly records?: Records;
  readonly clock?: Clock;
  /** What is kept no longer is given up every night; without them nothing is by itself. */
  readonly jobs?: Jobs;
  /** Sizes of the steps, for tests that interrupt them and for small machines. */
  readonly steps?: { readonly portionBytes?: number; readonly deriveEvery?: number; readonly agentEvents?: number };
  /** Zone of times in answers, and of imports that name none. */
  readonly zone?: string;
  /** Called after every pass that changed facts; imports and replays end only when it has. */
  readonly onFactsChanged?: () => Promise<unknown>;
}

/** Opens ingestion on its stores: makes the tables, closes what a crash left open and heals facts it left behind. */
export async function ingestionModule(needs: IngestionNeeds): Promise<IngestionModule> {
  const { database, store, organisation, clock = systemClock } = needs;
  await store.prepare(Object.values(ENTITIES) as Entity[]);
  const raw = new RawStore(database);
  await raw.prepare();
  await closeAbandoned(raw, clock.now());
  const derivation = new Derivation(raw, store, organisation, needs.steps?.agentEvents);
  await derivation.prepare();
  await derivation.derivePending();
  const readers = new Map(
    [queueLogReader(needs.steps?.portionBytes), ...(needs.connectors ?? []).map(portionReader)].map((reader) => [
      reader.spec.id,
      reader,
    ]),
  );
  const deriveEvery = needs.steps?.deriveEvery ?? DERIVE_EVERY;
  // They lie beside the events, whoever puts them there.
  const [uploads, recordings] = ['uploads', 'recordings'].map((name) => join(dirname(database.path), name)) as [
    string,
    string,
  ];
  const on: Ingesting = { raw, derivation, readers, organisation, clock, deriveEvery };
  const api = apiOf(
    { ...on, store, uploads, recordings, organisation },
    needs.onFactsChanged ?? (async () => undefined),
  );
  // Days that ended while nothing ran are sealed now.
  await needs.onFactsChanged?.();
  const records = needs.records ?? null;
  const privacy = privacyRoutes(api, { records, clock });
  needs.jobs?.work('retention', async () => void (await privacy.apply()));
  needs.jobs?.every('retention', '23 2 * * *', needs.zone ?? 'UTC');
  const routes = ingestionRoutes(api, async () => needs.zone ?? 'UTC', records ? new EventKeys(records, clock) : null, {
    records,
    clock,
    uploads,
  });
  return { name: 'ingestion', api, routes: { ...routes, ...privacy.routes } };
}

function apiOf(
  on: Ingesting & {
    readonly store: EventStore;
    readonly uploads: string;
    readonly recordings: string;
    readonly organisation: OrganisationApi | null;
  },
  announce: () => Promise<unknown>,
): IngestionApi {
  const { raw, derivation } = on;
  const { database } = raw;
  let revision = 0;
  const currentRevision = (): string => `${revision}.${derivation.mark}`;
  let covered: { readonly revision: string; readonly coverage: ReturnType<typeof coverage> } | undefined;
  const onFactsChanged = (): Promise<unknown> => {
    revision += 1;
    return announce();
  };
  /** Imports take turns: the same file given twice at once is read once, and then found read. */
  let importing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = importing.then(work);
    importing = mine.catch(() => undefined);
    return mine;
  };
  /** Where no fact has been derived yet, the first ones carry every move made so far. */
  const withFirstFacts = async <T>(work: () => Promise<T>): Promise<T> => {
    const moved = derivation.mark === 0 ? await on.organisation?.movedSince() : null;
    const done = await work();
    await on.organisation?.restamped(moved ?? null);
    return done;
  };
  return {
    connectors: () => [...on.readers.values()].map((reader) => reader.spec),
    async ingestFile(file, onProgress, signal) {
      const batch = await inTurn(() => withFirstFacts(() => ingestFile(on, file, onProgress, signal)));
      await onFactsChanged();
      return batch;
    },
    preview: (file, records) => preview(on, file, records),
    async acceptEvents(delivery, idempotencyKey) {
      const accepted = await withFirstFacts(() => acceptEvents(on, delivery, idempotencyKey));
      // Sealing may wait: changed days are answered from their rows until it is done.
      void onFactsChanged();
      return accepted;
    },
    async eraseCustomer(customer) {
      const erased = await inTurn(() => eraseCustomer(on, customer, on.clock.now()));
      // Days sealed without her, and old pages of the file given up.
      await onFactsChanged();
      await database.statement('CHECKPOINT');
      return erased;
    },
    findCustomer: (customer) => findCustomer(on, customer),
    countBefore: (kind, before) => countBefore(on, kind, before),
    async giveUpBefore(kind, before) {
      const count = await inTurn(() => giveUpBefore(on, kind, before, on.clock.now()));
      if (count === 0) return 0;
      if (kind === 'texts') await onFactsChanged();
      if (kind !== 'uploads' && kind !== 'recordings') await database.statement('CHECKPOINT');
      return count;
    },
    async listBatches(page = {}) {
      const rows = await batchesWhere(raw, 'true', [], { limit: page.limit ?? 100, offset: page.offset ?? 0 });
      return rows.map((row) => batchOfRow(row, derivation.mark));
    },
    listDeadLetters: async (filter) => (await waitingLetters(database, filter)).map(letterOfRow),
    async replayDeadLetters(source, settings) {
      const replayed = await replayLetters(on, source, settings);
      await onFactsChanged();
      return replayed;
    },
    async rederive(range) {
      const moved = (await on.organisation?.movedSince()) ?? null;
      await rederiveFrom(raw, derivation, range);
      if (range === undefined) await on.organisation?.restamped(moved);
      await onFactsChanged();
    },
    sources: () => sources(database),
    coverage() {
      const now = currentRevision();
      if (covered?.revision !== now) {
        const own = { revision: now, coverage: coverage(database) };
        covered = own;
        own.coverage.catch(() => {
          if (covered === own) covered = undefined;
        });
      }
      return covered.coverage;
    },
    revision: currentRevision,
    timeline: (contactId) => timeline(database, contactId),
  };
}
