import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, type PostgresServer, startPostgres } from '#test/postgres.ts';
import { recordsConformance } from '../records.conformance.ts';
import { openPostgres } from './open-postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

recordsConformance('PostgreSQL', () => openPostgres(server.url));

it('says what to check when the server does not answer', async () => {
  const closed = await freePort();
  await expect(openPostgres(`postgres://nobody@127.0.0.1:${closed}/nothing`)).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'records_unreachable',
  });
});
