// Writes the one code format (`npm run format`), so that nobody argues about it.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '..');
const biome = resolve(root, 'node_modules/@biomejs/biome/bin/biome');
const paths = process.argv.slice(2);
const run = spawnSync(process.execPath, [biome, 'format', '--write', ...(paths.length > 0 ? paths : [root])], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
