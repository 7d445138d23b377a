import type { Act } from '#src/audit/record-act.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Db, Records } from '#src/records/records.ts';
import type { Catalogue } from '#src/semantic/definitions.ts';

/** What the module needs from the rest of the house, wired in `main.ts`. */
export type TargetDependencies = {
  /** Migrated with `targetMigrations`. */
  readonly records: Records;
  readonly kpis: KpisApi;
  readonly catalogue: Catalogue;
  readonly directory: () => Promise<Directory>;
  /** Ids of agents who have left before an instant. */
  readonly departedBy: (at: number) => Promise<ReadonlySet<string>>;
  readonly clock: Clock;
  readonly recordAct: (db: Db, act: Act) => Promise<void>;
};
