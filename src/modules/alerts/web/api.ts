import { httpClient } from '#src/http/client.ts';
import { kpisContract } from '#src/modules/kpis/contract/routes.ts';
import { reportsContract } from '#src/modules/reports/contract/routes.ts';
import { alertsContract } from '../contract/routes.ts';

const client = httpClient(
  { alerts: alertsContract, kpis: kpisContract, reports: reportsContract },
  window.location.origin,
);

/** The server that delivered the page. */
export const alertsApi = client.alerts;
export const kpisApi = client.kpis;
export const reportsApi = client.reports;
