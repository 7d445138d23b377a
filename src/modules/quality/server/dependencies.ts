import type { EventStore } from '#src/analytics/event-store.ts';
import type { SecretBox } from '#src/delivery/secret-box.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { IdentityApi } from '#src/modules/identity/contract/api.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import type { Records } from '#src/records/records.ts';

/** What the module needs from the rest of the house, wired in `main.ts`. */
export type QualityNeeds = {
  /** Migrated with `qualityMigrations`. */
  readonly records: Records;
  readonly clock: Clock;
  readonly kpis: Pick<KpisApi, 'coverage' | 'summaries' | 'live'>;
  readonly ingestion: Pick<IngestionApi, 'acceptEvents' | 'timeline'>;
  readonly store: Pick<EventStore, 'stream' | 'list' | 'aggregate' | 'apply'>;
  readonly organisation: Pick<OrganisationApi, 'directory' | 'nameInSource'>;
  readonly people: IdentityApi['people'];
  /** Where recordings lie, if anybody puts them there. */
  readonly recordingsDirectory: string;
  /** Keeps the key of the model's endpoint. */
  readonly box: SecretBox;
};
