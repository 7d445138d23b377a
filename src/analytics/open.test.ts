import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'yunchou-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('refuses to open one file twice in a process, also under another name', async () => {
  const database = await openDatabase(join(folder, 'a', 'facts.duckdb'));
  symlinkSync(join(folder, 'a'), join(folder, 'alias'));
  await expect(openDatabase(join(folder, 'alias', 'facts.duckdb'))).rejects.toMatchObject({ code: 'data_open' });
  await database.close();
  expect(existsSync(join(folder, 'a', 'facts.duckdb.lock'))).toBe(false);
  await (await openDatabase(join(folder, 'alias', 'facts.duckdb'))).close();
});

it('tells another process who holds the file', async () => {
  const path = join(folder, 'b.duckdb');
  const database = await openDatabase(path);
  const script = `import(${JSON.stringify(new URL('./open.ts', import.meta.url).href)}).then((m) => m.openDatabase(${JSON.stringify(path)})).catch((e) => console.log(e.code, e.details.pid))`;
  const other = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(other.stdout.trim()).toBe(`data_in_use ${process.pid}`);
  await database.close();
});

it('opens after a crash left the lock behind, keeps what was committed, and drops what was not', async () => {
  const path = join(folder, 'c.duckdb');
  const script = `
    const { openDatabase } = await import(${JSON.stringify(new URL('./open.ts', import.meta.url).href)});
    const db = await openDatabase(${JSON.stringify(path)});
    await db.write((w) => w.run('CREATE TABLE t AS SELECT 1 AS x'));
    await db.write(async (w) => { await w.run('INSERT INTO t VALUES (2)'); process.kill(process.pid, 'SIGKILL'); await new Promise(() => {}); });`;
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL');
  expect(existsSync(`${path}.lock`)).toBe(true);
  const database = await openDatabase(path);
  expect([...((await database.read('SELECT x FROM t')).columns['x'] ?? [])]).toEqual([1]);
  await database.close();
});

it('says so when the file is something else', async () => {
  const path = join(folder, 'd.duckdb');
  writeFileSync(path, 'not a database at all, only text '.repeat(500));
  await expect(openDatabase(path)).rejects.toMatchObject({ code: 'not_a_database' });
});
