import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '../..');

/** Runs test files with more runs than usual; throws with the end of what they said when one fails. */
export function runVitest(files: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((done, fail) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', ...files], { cwd: root, env: { ...process.env, ...env } });
    let said = '';
    const hear = (text: Buffer): void => {
      said = (said + text.toString()).slice(-20_000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(said.slice(-4_000)))));
  });
}
