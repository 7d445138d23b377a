import type { EventStore } from '#src/analytics/event-store.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Records } from '#src/records/records.ts';
import type { Entity } from '#src/semantic/entity.ts';

/** What the module needs from the rest of the house, wired in `main.ts`. */
export type ClosingDependencies = {
  /** Migrated with `closingMigrations`. */
  readonly records: Records;
  readonly kpis: KpisApi;
  readonly store: EventStore;
  readonly entities: Readonly<Record<string, Entity>>;
  readonly ingestion: Pick<IngestionApi, 'listBatches' | 'timeline' | 'revision'>;
  readonly directory: () => Promise<Directory>;
  readonly clock: Clock;
};
