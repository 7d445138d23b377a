import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { openPGlite } from './open-pglite.ts';

const base = mkdtempSync(join(tmpdir(), 'yunchou-kill-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const ROUNDS = 2;

/** Another process writes pairs of rows, a pair a transaction, and says after each that it is stored. */
async function writeUntilKilled(directory: string, from: number, killAfter: number): Promise<number> {
  const code = `
    import { openPGlite } from ${JSON.stringify(new URL('./open-pglite.ts', import.meta.url).href)};
    const records = await openPGlite({ directory: ${JSON.stringify(directory)} });
    await records.execute('create table if not exists pair (n integer, half integer)');
    for (let n = ${from}; ; n += 1) {
      await records.db.transaction().execute(async (trx) => {
        await trx.insertInto('pair').values({ n, half: 1 }).execute();
        await trx.insertInto('pair').values({ n, half: 2 }).execute();
      });
      console.log(n);
    }`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  let stored = from - 1;
  for await (const line of createInterface(child.stdout)) {
    stored = Number(line);
    if (stored === from) setTimeout(() => child.kill('SIGKILL'), killAfter);
  }
  await ended;
  return stored;
}

it('keeps every acknowledged transaction, whole, when the process is killed at any moment', async () => {
  const directory = join(base, 'home');
  let stored = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    stored = await writeUntilKilled(directory, stored + 1, 20 + Math.random() * 300);
    const records = await openPGlite({ directory });
    const { rows } = await records.execute('select n, count(*)::int as halves from pair group by n order by n');
    const found = rows as { n: number; halves: number }[];
    expect(found.length).toBeGreaterThanOrEqual(stored);
    // At most the one transaction whose answer the kill cut off.
    expect(found.length).toBeLessThanOrEqual(stored + 1);
    expect(found.every(({ n, halves }, i) => n === i + 1 && halves === 2)).toBe(true);
    stored = found.length;
    await records.close();
  }
});

it('starts afresh where a killed process left a database half-made, and only there', async () => {
  const directory = join(base, 'unfinished');
  mkdirSync(join(directory, 'pglite', 'base'), { recursive: true });
  writeFileSync(join(directory, 'pglite', 'PG_VERSION'), '18\n');
  writeFileSync(join(directory, 'pglite.unfinished'), '');
  const records = await openPGlite({ directory });
  await records.execute('create table kept (n integer); insert into kept values (1)');
  await records.close();
  const again = await openPGlite({ directory });
  expect(await again.execute('select n from kept')).toEqual({ rows: [{ n: 1 }] });
  await again.close();
});
