// Builds dist/web when anything that goes into it changed. `--force` builds anyway.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'dist', 'web');
const stamp = join(out, '.built-from');

const SOURCES = [
  'package-lock.json',
  'vite.web.config.ts',
  'tsconfig*.json',
  'src/{web,ui,kernel,semantic,catalogue,http}/**/*',
  'src/modules/*/{web,contract}/**/*',
];

/** One hash over names and contents of everything the bundle is made from (tests left out). */
function sourceHash() {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: root }).sort()) {
    const path = join(root, file);
    if (/\.test\.tsx?$/.test(file) || !statSync(path).isFile()) continue;
    hash.update(file.replaceAll('\\', '/')).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

if (!existsSync(join(root, 'src', 'web', 'index.html'))) {
  process.stderr.write('No web pages in this tree (src/web/index.html is absent): skipped.\n');
  process.exit(0);
}
const wanted = sourceHash();
const current = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : undefined;
if (current !== wanted || process.argv.includes('--force')) {
  process.stderr.write('Building the web pages …\n');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.web.config.ts'), logLevel: 'warn' });
  writeFileSync(stamp, `${wanted}\n`);
}
