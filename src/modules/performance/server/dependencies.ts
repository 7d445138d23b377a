import type { EventStore } from '#src/analytics/event-store.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { AlertsApi } from '#src/modules/alerts/contract/api.ts';
import type { ClosingsApi } from '#src/modules/closings/contract/api.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { TargetsApi } from '#src/modules/targets/contract/api.ts';
import type { Catalogue } from '#src/semantic/definitions.ts';
import type { Records } from '#src/records/records.ts';

/** What the module needs from the rest of the house, wired in `main.ts`. */
export type PerformanceDependencies = {
  /** Migrated with `performanceMigrations`. */
  readonly records: Records;
  readonly kpis: KpisApi;
  readonly targets: TargetsApi;
  readonly closings: Pick<ClosingsApi, 'versionOf'>;
  readonly alerts: Pick<AlertsApi, 'standing'>;
  readonly catalogue: Catalogue;
  readonly store: Pick<EventStore, 'stream'>;
  readonly directory: () => Promise<Directory>;
  readonly clock: Clock;
};
