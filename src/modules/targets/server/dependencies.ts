import type { Actor } from '#src/http/actor.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Db, Records } from '#src/records/records.ts';
import type { Catalogue } from '#src/semantic/definitions.ts';

/** One act for the audit trail, written in the transaction of the change. */
export type Act = {
  readonly actor: Actor;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string; readonly label: string };
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly from: string | null;
  readonly at: number;
};

/** What the module needs from the rest of the house, wired in `main.ts`. */
export type TargetDependencies = {
  /** Migrated with `targetMigrations`. */
  readonly records: Records;
  readonly kpis: KpisApi;
  readonly catalogue: Catalogue;
  readonly directory: () => Promise<Directory>;
  readonly clock: Clock;
  readonly recordAct: (db: Db, act: Act) => Promise<void>;
};
