import type { EventStore } from '#src/analytics/event-store.ts';
import type { Actor } from '#src/http/actor.ts';
import type { Clock } from '#src/kernel/clock.ts';
import type { ClosedFigures } from '../contract/closed.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { PersonalPart } from '../contract/passport.ts';
import type { Catalogue } from '#src/semantic/definitions.ts';
import type { ScanRunner } from '#src/semantic/evaluate.ts';
import type { ParameterScope } from '#src/semantic/question.ts';

/** What the data cover, epoch milliseconds; null while there are none. */
export type DataCoverage = {
  readonly zone: string;
  readonly from: number | null;
  readonly until: number | null;
  /** The last word of all, of the platform itself too. */
  readonly recordedUntil: number | null;
  readonly sources: readonly string[];
};

/** What the module needs from the rest of the house, wired in `main.ts`. */
export type KpiDependencies = {
  readonly store: EventStore;
  /** Sealed cells where they can answer, the store otherwise. */
  readonly run: ScanRunner;
  readonly catalogue: Catalogue;
  /** The centre's settings per queue, channel or project, most specific first. */
  readonly scopes: () => Promise<readonly ParameterScope[]>;
  readonly directory: () => Promise<Directory>;
  readonly coverage: () => Promise<DataCoverage>;
  /** Raw events of one contact, in order of time. */
  readonly timeline: IngestionApi['timeline'];
  readonly clock: Clock;
  /** Personal results as another module judges them; asked for the passport of one agent's number. */
  readonly personal?: (agent: string, kpi: string, period: { from: string; to: string }) => Promise<PersonalPart>;
  /** Contacts whose rows of this entity are kept from somebody for now; asked for the rows behind a number. */
  readonly withheld?: (actor: Actor, entity: string) => Promise<readonly string[]>;
  /** Frozen numbers of closed periods. */
  readonly closed: ClosedFigures;
};
