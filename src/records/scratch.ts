import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { migrate, type ModuleMigrations } from './migrate.ts';
import { openPGlite } from './pglite/open-pglite.ts';
import type { Records } from './records.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'records');

const copies = new Map<string, Promise<Uint8Array>>();

/**
 * Empty records in memory with the tables of these modules, for tests and for trying things out; close them yourself. Making records
 * takes six seconds of a processor, so it is done once and kept beside the packages until a migration changes; all others start
 * from a copy.
 */
export async function scratchRecords(modules: readonly ModuleMigrations[]): Promise<Records> {
  return openPGlite({ from: await copyOf(modules) });
}

function copyOf(modules: readonly ModuleMigrations[]): Promise<Uint8Array> {
  const key = modules
    .map(
      (m) =>
        `${m.name}:${Object.entries(m.migrations)
          .map(([name, step]) => `${name} ${step.toString()}`)
          .join()}`,
    )
    .join(';');
  let copy = copies.get(key);
  if (!copy) {
    copy = keptCopy(key, modules);
    copies.set(key, copy);
  }
  return copy;
}

async function keptCopy(key: string, modules: readonly ModuleMigrations[]): Promise<Uint8Array> {
  const path = join(CACHE, `${fingerprint(key)}.tar.gz`);
  if (!existsSync(path)) await makeCopy(path, modules);
  // The engine unpacks several times slower.
  return gunzipSync(readFileSync(path));
}

async function makeCopy(path: string, modules: readonly ModuleMigrations[]): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const records = await openPGlite(modules.length === 0 ? {} : { from: await copyOf([]) });
  try {
    await migrate(records, modules);
    // Another process may be making the same one: whoever is last replaces it by its equal.
    const draft = join(CACHE, randomUUID());
    await records.dumpTo(draft);
    renameSync(draft, path);
  } finally {
    await records.close();
  }
}

/** Changes with whatever decides how the records look. */
function fingerprint(key: string): string {
  const made = createHash('sha256').update(key);
  const sources = globSync(['src/**/*migration*.ts', 'src/jobs/*.ts'], { cwd: ROOT });
  for (const file of ['package-lock.json', ...sources.toSorted()]) made.update(readFileSync(join(ROOT, file)));
  return made.digest('hex').slice(0, 24);
}
