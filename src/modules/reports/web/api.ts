import { httpClient } from '#src/http/client.ts';
import { kpisContract } from '#src/modules/kpis/contract/routes.ts';
import { reportsContract } from '../contract/routes.ts';

const client = httpClient({ reports: reportsContract, kpis: kpisContract }, window.location.origin);

/** The server that delivered the page. */
export const reportsApi = client.reports;
export const kpisApi = client.kpis;
