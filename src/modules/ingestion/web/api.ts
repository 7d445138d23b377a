import { httpClient } from '#src/http/client.ts';
import { ingestionContract } from '../contract/routes.ts';

/** The server that delivered the page. */
export const ingestionApi = httpClient({ ingestion: ingestionContract }, window.location.origin).ingestion;
