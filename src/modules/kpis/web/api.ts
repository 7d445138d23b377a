import { httpClient } from '#src/http/client.ts';
import { kpisContract } from '../contract/routes.ts';

/** The server that delivered the page. */
export const kpisApi = httpClient({ kpis: kpisContract }, window.location.origin).kpis;
