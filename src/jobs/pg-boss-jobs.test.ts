import { afterAll, beforeAll } from 'vitest';
import { scratchRecords } from '#src/records/scratch.ts';
import { openPostgres } from '#src/records/postgres/open-postgres.ts';
import { type PostgresServer, startPostgres } from '#test/postgres.ts';
import { jobsConformance } from './jobs.conformance.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

jobsConformance('PGlite', () => scratchRecords([]));
jobsConformance('PostgreSQL', () => openPostgres(server.url));
