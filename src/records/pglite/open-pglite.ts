import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dialect, Kysely, PGliteDialect } from 'kysely';
import { ownDirectory } from '../directory-owner.ts';
import type { Records, Tables } from '../records.ts';
import { oneConnection, SelfLockingAdapter } from './one-connection.ts';
import { PGliteProxy } from './pglite-proxy.ts';

export interface PGliteOptions {
  /** Where the database lives; absent: in memory, gone when closed. */
  readonly directory?: string;
  /** A file written by `dumpTo`, or its bytes, to start from; only for a directory that holds no database yet. */
  readonly from?: string | Uint8Array;
  /** How long a statement waits for the one connection, milliseconds. */
  readonly patience?: number;
}

/** Opens the embedded records. Throws `directory_in_use` when another process, or another opener here, has them. */
export async function openPGlite({ directory, from, patience = 30_000 }: PGliteOptions): Promise<Records> {
  const ownership = directory === undefined ? undefined : ownDirectory(directory);
  let pglite: PGliteProxy | undefined;
  try {
    // PostgreSQL wants a directory of its own; the lock file lies beside it.
    const home = ownership && join(ownership.directory, 'pglite');
    const made = home === undefined ? undefined : beginMaking(home);
    const started = new PGliteProxy({ directory: home, dump: typeof from === 'string' ? readFileSync(from) : from });
    pglite = started;
    await pglite.waitReady;
    made?.();
    const db = new Kysely<Tables>({ dialect: dialect(started, patience) });
    return {
      engine: 'pglite',
      db,
      execute: async (sql, values = []) => ({
        rows: (values.length > 0 ? await started.query(sql, values) : await started.exec(sql)).rows,
      }),
      async dumpTo(file) {
        const draft = `${file}.part`;
        writeFileSync(draft, await started.dump());
        renameSync(draft, file);
      },
      async close() {
        await db.destroy();
        await started.close();
        ownership?.release();
      },
    };
  } catch (error) {
    // The thread would otherwise keep the process alive.
    await pglite?.close().catch(() => {});
    ownership?.release();
    throw error;
  }
}

/**
 * Making a database takes seconds; what a killed process left half-made is thrown away, for nothing was stored in it yet.
 * Returns what to call once the database is there.
 */
function beginMaking(home: string): () => void {
  const unfinished = `${home}.unfinished`;
  if (existsSync(unfinished)) rmSync(home, { recursive: true, force: true });
  if (existsSync(home)) return () => {};
  writeFileSync(unfinished, '');
  return () => rmSync(unfinished, { force: true });
}

function dialect(pglite: PGliteProxy, patience: number): Dialect {
  const standard = new PGliteDialect({ pglite: pglite.forKysely() });
  return {
    createAdapter: () => new SelfLockingAdapter(),
    createDriver: () => oneConnection(standard.createDriver(), patience),
    createIntrospector: (db) => standard.createIntrospector(db),
    createQueryCompiler: () => standard.createQueryCompiler(),
  };
}
