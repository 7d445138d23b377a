import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '#src/config.ts';
import { openCentre } from '#src/main.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Changes with whatever decides how an empty centre looks on disk. */
function fingerprint(): string {
  const made = createHash('sha256');
  const sources = globSync(['src/**/migrations.ts', 'src/jobs/*.ts', 'src/catalogue/entities/*.ts'], { cwd: ROOT });
  for (const file of ['package-lock.json', 'src/main.ts', ...sources.toSorted()])
    made.update(readFileSync(join(ROOT, file)));
  return made.digest('hex').slice(0, 16);
}

/**
 * Lays an empty, migrated centre into a directory: made once for all tests and copied, because making the records anew takes seconds each time.
 * Its keys are not copied: every centre has its own.
 */
export async function layEmptyCentre(directory: string): Promise<void> {
  const cache = join(ROOT, 'node_modules', '.cache', 'centres');
  const template = join(cache, fingerprint());
  if (!existsSync(template)) {
    const draft = join(cache, randomUUID());
    mkdirSync(draft, { recursive: true });
    const centre = await openCentre({ ...readConfig({}), dataDirectory: draft, zone: 'UTC' });
    await centre.start();
    await centre.close();
    rmSync(join(draft, 'local-keys.json'), { force: true });
    try {
      renameSync(draft, template);
    } catch {
      // Another test was quicker.
      rmSync(draft, { recursive: true, force: true });
    }
  }
  cpSync(template, directory, { recursive: true });
}
