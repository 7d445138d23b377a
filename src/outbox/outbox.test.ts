import { afterAll, beforeAll } from 'vitest';
import { openPGlite } from '#src/records/pglite/open-pglite.ts';
import { openPostgres } from '#src/records/postgres/open-postgres.ts';
import { type PostgresServer, startPostgres } from '#test/postgres.ts';
import { outboxConformance } from './outbox.conformance.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

outboxConformance('PGlite', () => openPGlite({}));
outboxConformance('PostgreSQL', () => openPostgres(server.url));
