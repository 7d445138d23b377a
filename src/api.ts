import { alertsContract } from '#src/modules/alerts/contract/routes.ts';
import { identityContract } from '#src/modules/identity/contract/routes.ts';
import { closingsContract } from '#src/modules/closings/contract/routes.ts';
import { costsContract } from '#src/modules/costs/contract/routes.ts';
import { ingestionContract } from '#src/modules/ingestion/contract/routes.ts';
import { kpisContract } from '#src/modules/kpis/contract/routes.ts';
import { qualityContract } from '#src/modules/quality/contract/routes.ts';
import { reportsContract } from '#src/modules/reports/contract/routes.ts';
import { organisationContract } from '#src/modules/organisation/contract/routes.ts';
import { performanceContract } from '#src/modules/performance/contract/routes.ts';
import { rostersContract } from '#src/modules/rosters/contract/routes.ts';
import { targetsContract } from '#src/modules/targets/contract/routes.ts';
import { upkeepContract } from '#src/modules/upkeep/contract/routes.ts';

/** The whole HTTP contract, one line a module; browser-safe. Server, web and CLI are built on it. */
export const apiContract = {
  identity: identityContract,
  organisation: organisationContract,
  kpis: kpisContract,
  targets: targetsContract,
  alerts: alertsContract,
  rosters: rostersContract,
  costs: costsContract,
  closings: closingsContract,
  performance: performanceContract,
  reports: reportsContract,
  quality: qualityContract,
  ingestion: ingestionContract,
  upkeep: upkeepContract,
};
export type ApiContract = typeof apiContract;
