import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '#src/analytics/open.ts';
import { boundMemory } from './bound-memory.ts';

const opened = openDatabase(':memory:');
afterAll(async () => (await opened).close());

it('bounds memory for a big file alone, and leaves every setting as it was, however often', async () => {
  const database = await opened;
  const settings = async () => {
    const { columns } = await database.read(
      `SELECT value FROM duckdb_settings() WHERE name = 'memory_limit' OR starts_with(name, 'allocator_') ORDER BY name`,
    );
    return [...(columns['value'] ?? [])].map(String);
  };
  const before = await settings();
  const nothing = await boundMemory(database, 1_000_000);
  expect(await settings()).toEqual(before);
  await nothing();
  const after: string[][] = [];
  for (let time = 0; time < 3; time++) {
    const restore = await boundMemory(database, 100_000_000);
    const bounded = await settings();
    expect(bounded).toHaveLength(4);
    for (const [i, value] of bounded.entries()) expect(value).not.toBe(before[i]);
    await restore();
    after.push(await settings());
  }
  expect(after[2]).toEqual(after[0]);
  expect(after[0]?.slice(0, 3)).toEqual(before.slice(0, 3));
  // The engine tells sizes rounded down to a tenth of a unit.
  const limits = [before, after[2] ?? []].map((list) => Number.parseFloat(list[3] ?? ''));
  expect(Math.abs((limits[0] as number) - (limits[1] as number))).toBeLessThan(0.11);
});

it('leaves more to who holds more', async () => {
  const database = await opened;
  const limit = async (size: number): Promise<number> => {
    const restore = await boundMemory(database, size);
    const { columns } = await database.read(`SELECT current_setting('memory_limit') AS n`);
    await restore();
    return Number.parseFloat(String(columns['n']?.[0]));
  };
  const [small, huge] = [await limit(100e6), await limit(5e9)];
  expect(small).toBeLessThan(130);
  expect(huge).toBeGreaterThan(1.4 * small);
});

it('can bound a database however much was appended to it: nothing of a row group stays in memory for good', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-bound-'));
  const database = await openDatabase(join(folder, 'facts.duckdb'));
  try {
    await database.write((writer) => writer.run('CREATE TABLE appended (n BIGINT)'));
    // Portions end anywhere in the pieces a table is kept in, as those of an import do.
    for (let n = 0; n < 30; n++)
      await database.write((writer) => writer.run(`INSERT INTO appended SELECT range FROM range(50_000)`));
    await database.statement('FORCE CHECKPOINT');
    await database.statement(`SET memory_limit = '1500kB'`);
    await database.statement(`SET memory_limit = '200MB'`);
    expect((await database.read('SELECT count(*) AS n FROM appended')).columns['n']?.[0]).toBe(1_500_000);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
