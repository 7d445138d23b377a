import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { SECRET_KEY } from '#src/delivery/secret-box.ts';
import type { Manifest } from '../contract/routes.ts';
import type { UpkeepDependencies } from './dependencies.ts';

export const FACTS = 'facts.duckdb';
export const RECORDS = 'records.tar.gz';
/** Further files of a data directory that a centre cannot be run on without. */
export const KEYS = ['local-keys.json'];
export const MANIFEST = 'manifest.json';

/**
 * Copies both databases into one archive under `backups/` of the data directory, while others go on reading and writing. Facts first: they
 * are read in one transaction, and everything they mention was in the records before them.
 */
export async function backup(needs: UpkeepDependencies): Promise<{ path: string; bytes: number; manifest: Manifest }> {
  const { dataDirectory, database, records, store, clock } = needs;
  const folder = join(dataDirectory, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = mkdtempSync(join(folder, '.draft-'));
  try {
    await database.copyTo(join(draft, FACTS));
    if (records.engine === 'pglite') await records.dumpTo(join(draft, RECORDS));
    for (const name of KEYS)
      if (existsSync(join(dataDirectory, name))) cpSync(join(dataDirectory, name), join(draft, name));
    const names = [FACTS, RECORDS, ...KEYS].filter((name) => existsSync(join(draft, name)));
    const files = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await checksum(join(draft, name))] as const)),
    );
    const manifest: Manifest = {
      format: 1,
      at: clock.now(),
      version: '0.1.0',
      files,
      notCovered: [
        ...(existsSync(join(dataDirectory, SECRET_KEY))
          ? ['the file secret-key, which opens the secrets of channels: keep a copy of it apart from the backups']
          : []),
        ...(records.engine === 'postgres' ? ['records in PostgreSQL: copy them with pg_dump at the same time'] : []),
        ...(store.engine === 'clickhouse'
          ? [
              'facts in ClickHouse: they are derived again from the raw events in this backup, or copied with its own BACKUP',
            ]
          : []),
      ],
    };
    writeFileSync(join(draft, MANIFEST), JSON.stringify(manifest));
    const stamp = new Date(manifest.at).toISOString().replace(/[:.]/g, '-');
    const path = join(folder, `yunchou-${stamp}.tar.gz`);
    await create({ gzip: true, portable: true, cwd: draft, file: path, mode: 0o600 }, [MANIFEST, ...names]);
    chmodSync(path, 0o600);
    return { path, bytes: statSync(path).size, manifest };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

export async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
