import { httpClient } from '#src/http/client.ts';
import { organisationContract } from '#src/modules/organisation/contract/routes.ts';
import { costsContract } from '../contract/routes.ts';

/** The server that delivered the page. */
const api = httpClient({ costs: costsContract, organisation: organisationContract }, window.location.origin);
export const costsApi = api.costs;
export const organisationApi = api.organisation;
