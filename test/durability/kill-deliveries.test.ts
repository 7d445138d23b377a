import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ingestionModule } from '#src/modules/ingestion/server/index.ts';
import { describeReference, referencePath } from '../reference.ts';
import { contents, interrupted, run, seeded } from './killed-process.ts';

/** Of twenty in all, with those of the other file. */
const KILLS = 8;
const LOG = 'data/asterisk-a/queue_log';

describeReference('killed while taking deliveries', [LOG], () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-kill-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`${KILLS} times at random: what was acknowledged is there, once`, async () => {
    const path = join(folder, 'deliveries.json');
    const sent = await deliveries();
    writeFileSync(path, JSON.stringify(sent));
    const calm = join(folder, 'calm');
    await run([calm, 'deliveries', path, '0'], null, () => undefined);
    const expected = await contents(calm);
    expect(expected.stored).toBe(sent.reduce((total, delivery) => total + delivery.events.length, 0));
    const random = seeded(7);
    for (let kills = 0, round = 1; kills < KILLS; round++) {
      const home = join(folder, `posted-${round}`);
      let acknowledged = -1;
      // The sender repeats the delivery before the one it has no answer for: it cannot know which arrived.
      const args = () => [home, 'deliveries', path, String(Math.max(0, acknowledged))];
      kills += await interrupted(random, KILLS - kills, args, (message) => {
        acknowledged = Math.max(acknowledged, message.acknowledged ?? -1);
      });
      expect(acknowledged).toBe(sent.length - 1);
      expect(await contents(home)).toEqual(expected);
    }
  }, 600_000);

  async function deliveries(): Promise<{ source: string; events: unknown[] }[]> {
    const database = await openDatabase(':memory:');
    const { api } = await ingestionModule({ database, store: duckdbStore(database), organisation: null });
    const { events } = await api.preview(
      { connector: 'asterisk-queue-log', path: referencePath(LOG), zone: 'Europe/Berlin' },
      1_400,
    );
    await database.close();
    const items = events.map(({ kind, at, subject, key, data }) => ({ kind, at, subject, key, data }));
    return Array.from({ length: Math.ceil(items.length / 40) }, (_, n) => ({
      source: 'pbx',
      events: items.slice(n * 40, n * 40 + 40),
    }));
  }
});
