import type { Delivery } from '#src/delivery/delivery.ts';
import type { Actor } from '#src/http/actor.ts';
import type { Db, Records } from '#src/records/records.ts';
import type { ReportSources } from './gather.ts';

/** One act for the audit trail, written in the transaction of the change. */
export interface Act {
  readonly actor: Actor;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string; readonly label: string };
  readonly before?: unknown;
  readonly after?: unknown;
  readonly from?: string | undefined;
}

/** What the module needs from the rest of the house, wired in `main.ts`. */
export interface ReportDependencies extends ReportSources {
  readonly records: Records;
  readonly delivery: Delivery;
  readonly kickOutbox: () => void;
  readonly publicUrl: string | null;
  readonly audit: (db: Db, act: Act) => Promise<void>;
  readonly log: (trouble: unknown) => void;
}
