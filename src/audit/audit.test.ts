import { afterAll, beforeAll } from 'vitest';
import { scratchRecords } from '#src/records/scratch.ts';
import { openPostgres } from '#src/records/postgres/open-postgres.ts';
import { type PostgresServer, startPostgres } from '#test/postgres.ts';
import { auditConformance } from './audit.conformance.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

auditConformance('PGlite', () => scratchRecords([]));
auditConformance('PostgreSQL', () => openPostgres(server.url));
