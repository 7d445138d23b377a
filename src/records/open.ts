import { join } from 'node:path';
import type { Records } from './records.ts';
import { openPGlite } from './pglite/open-pglite.ts';
import { openPostgres } from './postgres/open-postgres.ts';

/** Where the records are: a PostgreSQL URL, else a data directory (PGlite, in its folder `records`), else memory. */
export interface RecordsLocation {
  readonly url?: string | undefined;
  readonly dataDirectory?: string | undefined;
}

/** Opens the records; the caller migrates and closes them. Errors: `directory_in_use`, `records_unreachable`. */
export function openRecords({ url, dataDirectory }: RecordsLocation): Promise<Records> {
  if (url !== undefined) return openPostgres(url);
  return openPGlite(dataDirectory === undefined ? {} : { directory: join(dataDirectory, 'records') });
}
