import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { extract } from 'tar';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { openPGlite } from '#src/records/pglite/open-pglite.ts';
import { type Manifest, manifest } from '../contract/routes.ts';
import { checksum, FACTS, KEYS, MANIFEST, RECORDS } from './backup.ts';

/**
 * Puts a backup into a data directory that is empty or absent. Everything is checked and made beside it and moved there at the end, so that a
 * failure leaves nothing behind. Throws `not_a_backup`, `backup_damaged`, `directory_not_empty`.
 */
export async function restore(file: string, dataDirectory: string): Promise<Manifest> {
  if (!existsSync(file))
    throw invalid('not_a_backup', 'There is no such file', {
      file,
      remedy: 'Name a file that `yunchou backup` wrote.',
    });
  if (existsSync(dataDirectory) && readdirSync(dataDirectory).length > 0)
    throw new AppError('conflict', 'directory_not_empty', `${dataDirectory} is not empty`, {
      file: dataDirectory,
      remedy: 'Name another directory with --data, or move this one away: nothing is overwritten.',
    });
  mkdirSync(dirname(dataDirectory), { recursive: true });
  const draft = mkdtempSync(`${dataDirectory}.restoring-`);
  try {
    const known = new Set([MANIFEST, FACTS, RECORDS, ...KEYS]);
    // Only what a backup holds, as plain files: an archive from elsewhere cannot place anything else.
    await extract({
      file,
      cwd: draft,
      filter: (path, entry) => known.has(path) && 'type' in entry && entry.type === 'File',
    }).catch(() => {
      throw notABackup(file);
    });
    const found = readManifest(join(draft, MANIFEST), file);
    for (const [name, sum] of Object.entries(found.files)) {
      const path = join(draft, name);
      if (!known.has(name) || !existsSync(path) || (await checksum(path)) !== sum)
        throw invalid('backup_damaged', `${name} in the backup is not what was written`, {
          file,
          remedy: 'Use another backup: this one was cut off or changed.',
        });
    }
    if (existsSync(join(draft, RECORDS))) {
      const records = await openPGlite({ directory: join(draft, 'records'), from: join(draft, RECORDS) });
      await records.close();
    }
    rmSync(join(draft, RECORDS), { force: true });
    rmSync(join(draft, MANIFEST), { force: true });
    rmSync(dataDirectory, { recursive: true, force: true });
    renameSync(draft, dataDirectory);
    return found;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

function readManifest(path: string, file: string): Manifest {
  try {
    return manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw notABackup(file);
  }
}

const notABackup = (file: string): AppError =>
  invalid('not_a_backup', 'This file is not a backup of Yunchou', {
    file,
    remedy: 'Name a file that `yunchou backup` wrote, with this version or an older one.',
  });
