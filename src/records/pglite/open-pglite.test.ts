import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsConformance } from '../records.conformance.ts';
import { scratchRecords } from '../scratch.ts';
import { openPGlite } from './open-pglite.ts';

recordsConformance('PGlite', () => scratchRecords([]));

describe('PGlite on disk', () => {
  const directory = mkdtempSync(join(tmpdir(), 'yunchou-records-'));
  const home = join(directory, 'home');
  // Starting from a dump takes a fraction of the time of making a database.
  const dump = join(directory, 'dump.tar.gz');

  beforeAll(async () => {
    const records = await openPGlite({ directory: home });
    await records.execute('create table kept (n integer); insert into kept values (7)');
    await expect(openPGlite({ directory: home })).rejects.toMatchObject({ kind: 'conflict', code: 'directory_in_use' });
    await records.dumpTo(dump);
    await records.close();
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('keeps its rows, and starts another from its dump', async () => {
    const again = await openPGlite({ directory: home });
    expect(await again.execute('select n from kept')).toEqual({ rows: [{ n: 7 }] });
    await again.close();

    const copy = await openPGlite({ from: dump });
    expect(await copy.execute('select n from kept')).toEqual({ rows: [{ n: 7 }] });
    await copy.close();
  });

  it('says so when a statement waits for its own transaction, instead of waiting for ever', async () => {
    const records = await openPGlite({ from: dump, patience: 200 });
    const stuck = records.db
      .transaction()
      .execute(() => records.db.selectFrom('kysely_migration').selectAll().execute());
    await expect(stuck).rejects.toMatchObject({ kind: 'unavailable', code: 'records_busy' });
    expect(await records.execute('select 1 as n')).toEqual({ rows: [{ n: 1 }] });
    await records.close();
  });

  it('does not hold up the event loop', async () => {
    const records = await openPGlite({ from: dump });
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    const started = performance.now();
    await records.execute('select count(*) from generate_series(1, 2000000)');
    const took = performance.now() - started;
    clearInterval(beat);
    expect(longest).toBeLessThan(Math.max(took * 0.8, 100));
    await records.close();
  });
});
