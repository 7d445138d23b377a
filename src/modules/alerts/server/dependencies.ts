import type { Clock } from '#src/kernel/clock.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Records } from '#src/records/records.ts';

/** What the module needs from the rest of the house, wired in `main.ts`. */
export type AlertDependencies = {
  /** Migrated with `alertMigrations`. */
  readonly records: Records;
  readonly kpis: KpisApi;
  readonly directory: () => Promise<Directory>;
  readonly clock: Clock;
  /** Where people reach the pages, for links in messages; null: none. */
  readonly publicUrl: string | null;
};
