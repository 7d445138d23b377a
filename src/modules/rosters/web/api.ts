import { httpClient } from '#src/http/client.ts';
import { rostersContract } from '../contract/routes.ts';

/** The server that delivered the page. */
export const rostersApi = httpClient({ rosters: rostersContract }, window.location.origin).rosters;
