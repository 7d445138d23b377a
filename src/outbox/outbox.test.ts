import { afterAll, beforeAll } from 'vitest';
import { scratchRecords } from '#src/records/scratch.ts';
import { openPostgres } from '#src/records/postgres/open-postgres.ts';
import { type PostgresServer, startPostgres } from '#test/postgres.ts';
import { outboxConformance } from './outbox.conformance.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

outboxConformance('PGlite', () => scratchRecords([]));
outboxConformance('PostgreSQL', () => openPostgres(server.url));
