import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import type { Records } from '#src/records/records.ts';
import type { ScanRunner } from '#src/semantic/evaluate.ts';

/** What the module needs from the rest of the house, wired in `main.ts`. */
export type UpkeepDependencies = {
  readonly dataDirectory: string;
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  readonly run: ScanRunner;
  readonly records: Records;
  readonly ingestion: Pick<IngestionApi, 'coverage' | 'listBatches'>;
  readonly clock: Clock;
  readonly zone: string;
};
