import { httpClient } from '#src/http/client.ts';
import { closingsContract } from '../contract/routes.ts';

/** The server that delivered the page. */
export const closingsApi = httpClient({ closings: closingsContract }, window.location.origin).closings;
