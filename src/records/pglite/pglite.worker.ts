// PGlite computes on the thread that calls it: in here a slow statement does not hold up the server's event loop.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { PGliteReply, PGliteRequest, PGliteRows, PGliteStart, PlainDatabaseError } from './messages.ts';

const port = parentPort;
if (!port) throw new Error('pglite.worker.ts runs only as a worker thread');

const { directory, dump } = workerData as PGliteStart;

/** Memory for pages of the database is zeroed at every start: half of the usual 128 MB opens it a quarter of a second sooner. */
const MEMORY = ['-c', 'shared_buffers=64MB'];

async function open(): Promise<PGlite> {
  const pglite = await PGlite.create({
    startParams: [...PGlite.defaultStartParams, ...MEMORY],
    ...(directory === undefined ? {} : { dataDir: directory }),
    ...(dump === undefined ? {} : { loadDataDir: new Blob([new Uint8Array(dump)]) }),
  });
  return pglite;
}

function plain(error: unknown): PlainDatabaseError {
  const found = (error ?? {}) as Partial<Record<keyof PlainDatabaseError, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    message: text(found.message) ?? String(error),
    code: text(found.code),
    constraint: text(found.constraint),
    detail: text(found.detail),
    table: text(found.table),
  };
}

async function answer(pglite: PGlite, request: PGliteRequest): Promise<PGliteRows | Uint8Array | null> {
  switch (request.kind) {
    case 'query': {
      const { rows, affectedRows } = await pglite.query(request.sql, [...request.values]);
      return { rows, affectedRows };
    }
    case 'exec': {
      const results = await exec(pglite, request.sql);
      const last = results.findLast((result) => result.fields.length > 0) ?? results.at(-1);
      return { rows: last?.rows ?? [], affectedRows: last?.affectedRows };
    }
    case 'dump':
      return new Uint8Array(await (await pglite.dumpDataDir('gzip')).arrayBuffer());
    case 'close':
      await pglite.close();
      return null;
  }
}

/** Several statements may begin a transaction of their own; when they fail in it, it ends with them. */
async function exec(pglite: PGlite, sql: string) {
  try {
    return await pglite.exec(sql);
  } catch (error) {
    await pglite.exec('rollback');
    throw error;
  }
}

const opening = open();
// The first reply (id 0) says whether the database opened.
opening.then(
  () => port.postMessage({ id: 0, result: null } satisfies PGliteReply),
  (error) => port.postMessage({ id: 0, error: plain(error) } satisfies PGliteReply),
);
port.on('message', async (request: PGliteRequest) => {
  try {
    port.postMessage({ id: request.id, result: await answer(await opening, request) } satisfies PGliteReply);
  } catch (error) {
    port.postMessage({ id: request.id, error: plain(error) } satisfies PGliteReply);
  }
});
