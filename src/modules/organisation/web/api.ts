import { httpClient } from '#src/http/client.ts';
import { organisationContract } from '../contract/routes.ts';

/** The server that delivered the page. */
export const organisationApi = httpClient({ organisation: organisationContract }, window.location.origin).organisation;
