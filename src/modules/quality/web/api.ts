import { httpClient } from '#src/http/client.ts';
import { kpisContract } from '#src/modules/kpis/contract/routes.ts';
import { organisationContract } from '#src/modules/organisation/contract/routes.ts';
import { qualityContract } from '../contract/routes.ts';

const client = httpClient(
  { quality: qualityContract, kpis: kpisContract, organisation: organisationContract },
  window.location.origin,
);

/** The server that delivered the page. */
export const qualityApi = client.quality;
export const kpisApi = client.kpis;
export const organisationApi = client.organisation;
