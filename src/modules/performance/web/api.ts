import { httpClient } from '#src/http/client.ts';
import { kpisContract } from '#src/modules/kpis/contract/routes.ts';
import { qualityContract } from '#src/modules/quality/contract/routes.ts';
import { rostersContract } from '#src/modules/rosters/contract/routes.ts';
import { performanceContract } from '../contract/routes.ts';

const client = httpClient(
  { performance: performanceContract, kpis: kpisContract, rosters: rostersContract, quality: qualityContract },
  window.location.origin,
);

/** The server that delivered the page. */
export const performanceApi = client.performance;
export const kpisApi = client.kpis;
export const rostersApi = client.rosters;
export const qualityApi = client.quality;
