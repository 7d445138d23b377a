import type { Clock } from '#src/kernel/clock.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import type { Records } from '#src/records/records.ts';

export interface CostNeeds {
  readonly records: Records;
  readonly clock: Clock;
  readonly organisation: Pick<OrganisationApi, 'directory'>;
  readonly ingestion: Pick<IngestionApi, 'acceptEvents'>;
  readonly kpis: Pick<KpisApi, 'coverage' | 'query' | 'setting'>;
}
