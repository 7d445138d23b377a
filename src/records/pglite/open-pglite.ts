import { readFileSync, renameSync, writeFileSync } from 'node:fs';
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
  try {
    const pglite = new PGliteProxy({
      // PostgreSQL wants a directory of its own; the lock file lies beside it.
      directory: ownership && `${ownership.directory}/pglite`,
      dump: typeof from === 'string' ? readFileSync(from) : from,
    });
    await pglite.waitReady;
    const db = new Kysely<Tables>({ dialect: dialect(pglite, patience) });
    return {
      engine: 'pglite',
      db,
      execute: async (sql, values = []) => ({
        rows: (values.length > 0 ? await pglite.query(sql, values) : await pglite.exec(sql)).rows,
      }),
      async dumpTo(file) {
        const draft = `${file}.part`;
        writeFileSync(draft, await pglite.dump());
        renameSync(draft, file);
      },
      async close() {
        await db.destroy();
        await pglite.close();
        ownership?.release();
      },
    };
  } catch (error) {
    ownership?.release();
    throw error;
  }
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
