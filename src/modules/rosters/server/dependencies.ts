import type { Clock } from '#src/kernel/clock.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import type { Records } from '#src/records/records.ts';
import type { PublishNeeds } from './publish.ts';

export interface RosterNeeds extends PublishNeeds {
  readonly records: Records;
  readonly clock: Clock;
  readonly organisation: OrganisationApi;
}
