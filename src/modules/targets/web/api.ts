import { httpClient } from '#src/http/client.ts';
import { kpisContract } from '#src/modules/kpis/contract/routes.ts';
import { targetsContract } from '../contract/routes.ts';

const client = httpClient({ targets: targetsContract, kpis: kpisContract }, window.location.origin);

/** The server that delivered the page. */
export const targetsApi = client.targets;
export const kpisApi = client.kpis;
