// The checks that need no test run: types (server, web), lint, import table, format. Ends with code 1 if one fails.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '..');
const inPackage = (path) => join(root, 'node_modules', path);
const tsc = inPackage('typescript-7/lib/tsc.js');

/** Types of one configuration; what the last run found out is kept, so that only changed files are looked at again. */
const types = (config) => [
  tsc,
  '-p',
  config,
  '--incremental',
  '--tsBuildInfoFile',
  inPackage(`.cache/types/${config}.tsbuildinfo`),
];

const checks = [
  { name: 'types, server', command: types('tsconfig.json') },
  { name: 'types, web', command: types('tsconfig.web.json') },
  { name: 'lint', command: [inPackage('oxlint/bin/oxlint'), '--deny-warnings'] },
  {
    name: 'import table',
    command: [inPackage('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', 'src'],
    // The tool reports success when it understood no file at all.
    refuse: (output) => (/\b[1-9]\d* modules/.test(output) ? undefined : 'no module was looked at'),
  },
  {
    name: 'format',
    command: [inPackage('@biomejs/biome/bin/biome'), 'format', '.'],
    remedy: 'npm run format',
  },
];

/** Runs one check; resolves to its name, whether it passed, its output and its seconds. */
function runCheck({ name, command, refuse, remedy }) {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const refused = code === 0 ? refuse?.(output) : undefined;
      if (refused) output += `\n${refused}\n`;
      if (code !== 0 && remedy) output += `\nremedy: ${remedy}\n`;
      done({ name, passed: code === 0 && !refused, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}

if (!existsSync(tsc)) {
  process.stderr.write('The checking tools are not installed: run `npm ci` without --omit=dev.\n');
  process.exit(1);
}
let failed = 0;
for (const result of await Promise.all(checks.map(runCheck))) {
  process.stdout.write(`${result.passed ? '✓' : '✗'} ${result.name} (${result.seconds.toFixed(1)} s)\n`);
  if (!result.passed) {
    failed += 1;
    process.stdout.write(`${result.output.trim()}\n\n`);
  }
}
process.exit(failed === 0 ? 0 : 1);
