import { fork } from 'node:child_process';
import { join } from 'node:path';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { ingestionModule } from '#src/modules/ingestion/server/index.ts';
import { factSnapshot } from '../fact-snapshot.ts';

export type Message = { ready?: boolean; lines?: number; acknowledged?: number; done?: boolean };

/** Park–Miller: the same moments in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Runs the process; kills it so many messages and milliseconds after it began, unless it is done before. */
export function run(
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

/** What a data directory holds: facts, raw events, and how many of these are different. */
export async function contents(home: string) {
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
}

/** Kills it at random moments until it is done, `enough` times at most; returns how often. A fast machine is done sooner. */
export async function interrupted(
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
