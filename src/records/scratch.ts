import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, type ModuleMigrations } from './migrate.ts';
import { openPGlite } from './pglite/open-pglite.ts';
import type { Records } from './records.ts';

const migrated = new Map<string, Promise<Uint8Array>>();

/**
 * Empty records in memory with the tables of these modules, for tests and for trying things out; close them yourself.
 * The first call of a process migrates, later ones start from a copy, which is several times faster.
 */
export async function scratchRecords(modules: readonly ModuleMigrations[]): Promise<Records> {
  const key = modules.map((m) => `${m.name}:${Object.keys(m.migrations).join()}`).join(';');
  let copy = migrated.get(key);
  if (!copy) {
    copy = migratedCopy(modules);
    migrated.set(key, copy);
  }
  return openPGlite({ from: await copy });
}

async function migratedCopy(modules: readonly ModuleMigrations[]): Promise<Uint8Array> {
  const records = await openPGlite({});
  const directory = mkdtempSync(join(tmpdir(), 'yunchou-scratch-'));
  try {
    await migrate(records, modules);
    const file = join(directory, 'copy.tar.gz');
    await records.dumpTo(file);
    return readFileSync(file);
  } finally {
    await records.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
