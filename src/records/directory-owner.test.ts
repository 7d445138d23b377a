import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ownDirectory, ownerOf } from './directory-owner.ts';

const base = mkdtempSync(join(tmpdir(), 'yunchou-owner-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Another process that owns `directory` until it is killed. */
function otherOwner(directory: string): Promise<{ pid: number; kill(signal: NodeJS.Signals): Promise<void> }> {
  const code = `import { ownDirectory } from ${JSON.stringify(new URL('./directory-owner.ts', import.meta.url).href)};
    try { ownDirectory(${JSON.stringify(directory)}); console.log('owns'); setInterval(() => {}, 1000); }
    catch (error) { console.log(error.code); process.exit(3); }`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      if (!String(data).includes('owns')) return reject(new Error(String(data).trim()));
      resolve({
        pid: child.pid ?? 0,
        kill: (signal) => new Promise((done) => child.once('exit', () => done()) && child.kill(signal)),
      });
    });
  });
}

describe('a data directory', () => {
  it('has one owner in a process, and is free again after release', () => {
    const directory = join(base, 'one');
    const mine = ownDirectory(directory);
    expect(ownerOf(directory)).toBe(process.pid);
    expect(() => ownDirectory(directory)).toThrow(/in use by process/);
    mine.release();
    mine.release();
    expect(ownerOf(directory)).toBeUndefined();
    ownDirectory(directory).release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('has one owner among processes; a killed owner does not keep it', async () => {
    const directory = join(base, 'two');
    const other = await otherOwner(directory);
    expect(ownerOf(directory)).toBe(other.pid);
    expect(() => ownDirectory(directory)).toThrow(new RegExp(`process ${other.pid}`));
    await other.kill('SIGKILL');
    expect(existsSync(join(directory, 'owner.lock'))).toBe(true);
    const mine = ownDirectory(directory);
    await expect(otherOwner(directory)).rejects.toThrow('directory_in_use');
    mine.release();
  });

  it.each([
    [
      'a number that another program has now',
      JSON.stringify({ pid: process.pid, bornAt: '1', host: hostname(), token: 'x' }),
    ],
    ['an empty file after a crash of the machine', ''],
  ])('is taken over from %s', (name, lock) => {
    const directory = mkdtempSync(join(base, 'stale-'));
    writeFileSync(join(directory, 'owner.lock'), lock);
    // Only Linux tells when a process was born; elsewhere the number alone counts.
    if (lock !== '' && process.platform !== 'linux') return;
    const mine = ownDirectory(directory);
    expect(ownerOf(directory), name).toBe(process.pid);
    mine.release();
  });

  it('is not taken from another machine', () => {
    const directory = mkdtempSync(join(base, 'shared-'));
    writeFileSync(
      join(directory, 'owner.lock'),
      JSON.stringify({ pid: 1, bornAt: null, host: 'elsewhere', token: 'x' }),
    );
    expect(() => ownDirectory(directory)).toThrow(/in use/);
  });
});
