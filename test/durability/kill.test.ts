import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ingestionModule } from '#src/modules/ingestion/server/index.ts';
import { factSnapshot } from '../fact-snapshot.ts';
import { describeReference, referencePath } from '../reference.ts';

const LOG = 'data/asterisk-a/queue_log';
const AGENTS = 'data/asterisk-a/agents.csv';
const KILLS = 20;

type Message = { ready?: boolean; lines?: number; acknowledged?: number; done?: boolean };

/** Park–Miller: the same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Runs the process; kills it so many messages and milliseconds after it began, unless it is done before. */
function run(
  args: readonly string[],
  killAfter: { messages: number; delay: number } | null,
  onMessage: (message: Message) => void,
) {
  return new Promise<'done' | 'killed'>((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'ingest-process.ts'), args, {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let errors = '';
    child.stderr?.on('data', (text) => {
      errors += String(text);
    });
    let heard = 0;
    let done = false;
    child.on('message', (message: Message) => {
      onMessage(message);
      done ||= message.done === true;
      heard++;
      if (killAfter && heard === killAfter.messages) setTimeout(() => child.kill('SIGKILL'), killAfter.delay);
    });
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL' && !done) resolve('killed');
      else if (code === 0 || done) resolve('done');
      else reject(new Error(`The process ended with ${code ?? signal}: ${errors}`));
    });
  });
}

describeReference('killed while ingesting', [LOG, AGENTS], () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-kill-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const contents = async (home: string) => {
    const database = await openDatabase(join(home, 'facts.duckdb'));
    try {
      await ingestionModule({ database, store: duckdbStore(database), organisation: null });
      const raw = await database.read(
        'SELECT count(*) AS n, count(DISTINCT (subject_kind, subject, "at", key_hi, key_lo)) AS d FROM raw_event',
      );
      const [stored, distinct] = [raw.columns['n']?.[0], raw.columns['d']?.[0]];
      return { facts: await factSnapshot(database), stored, distinct };
    } finally {
      await database.close();
    }
  };

  /** Kills it at random moments until it is done, `enough` times at most; returns how often. A fast machine is done sooner. */
  async function interrupted(
    random: () => number,
    enough: number,
    args: () => readonly string[],
    onMessage: (message: Message) => void = () => undefined,
  ): Promise<number> {
    let kills = 0;
    for (;;) {
      const again =
        kills < enough ? { messages: 1 + Math.floor(random() * 4), delay: Math.floor(random() ** 3 * 120) } : null;
      const end = await run(args(), again, onMessage);
      if (end === 'done') return kills;
      kills++;
    }
  }

  let whole: Awaited<ReturnType<typeof contents>>;
  beforeAll(async () => {
    const home = join(folder, 'whole');
    expect(await run([home, 'file', referencePath(LOG), referencePath(AGENTS)], null, () => undefined)).toBe('done');
    whole = await contents(home);
    expect(whole.stored).toBe(whole.distinct);
  });

  it(`reading a log, ${KILLS} times at random: nothing lost, nothing doubled`, async () => {
    const random = seeded(20_261_122);
    for (let kills = 0, round = 1; kills < KILLS; round++) {
      const home = join(folder, `log-${round}`);
      const args = [home, 'file', referencePath(LOG), referencePath(AGENTS)];
      kills += await interrupted(random, KILLS - kills, () => args);
      expect(await contents(home)).toEqual(whole);
    }
  }, 600_000);

  it(`taking deliveries, ${KILLS} times at random: what was acknowledged is there, once`, async () => {
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
