import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '#test/fast-check.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { factSnapshot } from '#test/fact-snapshot.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import type { Batch, IngestionApi } from '../../contract/api.ts';
import { ingestionModule } from '../index.ts';

/** Agents are derived a few at a time, as those of a big log are. */
const SHARES = { agentEvents: 2_000 };

const LOG = 'data/asterisk-a/queue_log';
const AGENTS = 'data/asterisk-a/agents.csv';

/** What must not matter: how the same lines arrive. The facts are compared row by row. */
describeReference('a log that arrives in other ways', [LOG, AGENTS], () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-ways-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let text = '';
  let lines: string[] = [];
  let expected: Record<string, string> = {};

  type Centre = {
    database: DuckDbDatabase;
    api: IngestionApi;
    read(name: string, content?: string): Promise<Batch>;
    home: string;
  };
  let made = 0;
  type Steps = { portionBytes?: number; deriveEvery?: number; agentEvents?: number };
  async function withCentre<T>(work: (centre: Centre) => Promise<T>, steps?: Steps): Promise<T> {
    const database = await openDatabase(':memory:');
    const store = duckdbStore(database);
    const { api } = await ingestionModule({ database, store, organisation: null, ...(steps && { steps }) });
    const home = mkdtempSync(join(folder, `${++made}-`));
    const agents = { name: 'agents.csv', text: readFileSync(referencePath(AGENTS), 'utf8') };
    const read = (name: string, content?: string): Promise<Batch> => {
      const path = join(home, name);
      if (content !== undefined) writeFileSync(path, content);
      return api.ingestFile({ connector: 'asterisk-queue-log', path, zone: 'Europe/Berlin', agents });
    };
    try {
      return await work({ database, api, read, home });
    } finally {
      await database.close();
    }
  }
  const snapshot = (work: (centre: Centre) => Promise<unknown>, steps?: Steps): Promise<Record<string, string>> =>
    withCentre(async (centre) => {
      await work(centre);
      return factSnapshot(centre.database);
    }, steps);

  beforeAll(async () => {
    text = readFileSync(referencePath(LOG), 'utf8');
    lines = text.split('\n').slice(0, -1);
    expected = await snapshot((centre) => centre.read('queue_log', text));
    expect(expected['contact']?.split('\n')).toHaveLength(1610);
  });

  it('twice: nothing is new the second time', async () => {
    const again = await snapshot(async ({ read }) => {
      await read('queue_log', text);
      expect(await read('queue_log')).toMatchObject({ new: 0, rejected: 0, state: 'done', lines: lines.length });
      expect(await read('copy', text)).toMatchObject({ new: 0, rejected: 0 });
    });
    expect(again).toEqual(expected);
  });

  it('twice at once: read once, then found read', async () => {
    const again = await snapshot(async ({ read, api }) => {
      const [one, two] = await Promise.all([read('queue_log', text), read('queue_log', text)]);
      expect([one.new > 0, two.new, two.state]).toEqual([true, 0, 'done']);
      expect(await api.listBatches()).toHaveLength(2);
    });
    expect(again).toEqual(expected);
  });

  it('in pieces, in any order', async () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 7000 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.infiniteStream(fc.nat()), async (at, order) => {
        const bounds = [0, ...at.sort((a, b) => a - b), lines.length];
        const pieces = bounds
          .slice(1)
          .map((end, i) => ({ content: lines.slice(bounds[i], end), rank: order.next().value as number }));
        pieces.sort((a, b) => a.rank - b.rank);
        const arrived = await snapshot(async ({ read }) => {
          for (const [i, piece] of pieces.entries())
            await read(`piece-${i}`, piece.content.map((line) => `${line}\n`).join(''));
        }, SHARES);
        expect(arrived).toEqual(expected);
      }),
      { numRuns: 4, seed: 20_261_122 },
    );
  });

  it('in small portions, with calls under way at every cut and blocks that come too late', async () => {
    const steps = { portionBytes: 15_000, deriveEvery: 1_000_000, ...SHARES };
    expect(await snapshot(({ read }) => read('queue_log', text), steps)).toEqual(expected);
    const late = [...lines.slice(0, 2000), ...lines.slice(2700), ...lines.slice(2000, 2700)];
    const arrived = await snapshot(({ read }) => read('queue_log', `${late.join('\n')}\n`), steps);
    expect(arrived).toEqual(expected);
  });

  it('with a chunk repeated inside', async () => {
    const repeated = [...lines.slice(0, 5000), ...lines.slice(3000, 4500), ...lines.slice(5000)]
      .map((line) => `${line}\n`)
      .join('');
    const arrived = await snapshot(async ({ read }) => {
      const batch = await read('queue_log', repeated);
      expect(batch.rejected).toBe(0);
      expect(batch.duplicate).toBeGreaterThanOrEqual(1500);
    });
    expect(arrived).toEqual(expected);
  });

  it('while it grows, the last line half written at first', async () => {
    const arrived = await snapshot(async ({ read, api, home }) => {
      const half = Buffer.from(text).subarray(0, 200_017);
      const first = await read('queue_log', half.toString());
      const whole = half.toString().split('\n').length - 1;
      expect(first).toMatchObject({ lines: whole, rejected: 0 });
      expect(first.bytes).toBeLessThan(200_017);
      appendFileSync(join(home, 'queue_log'), Buffer.from(text).subarray(200_017));
      const second = await read('queue_log');
      expect(second).toMatchObject({ lines: lines.length, rejected: 0, duplicate: 0 });
      expect(first.new + second.new).toBe((await api.sources())[0]?.events);
    });
    expect(arrived).toEqual(expected);
  });

  it('backwards, in blocks of lines', async () => {
    const arrived = await snapshot(async ({ read }) => {
      for (let end = lines.length, n = 0; end > 0; end -= 1000, n++) {
        await read(
          `block-${n}`,
          lines
            .slice(Math.max(0, end - 1000), end)
            .map((line) => `${line}\n`)
            .join(''),
        );
      }
    });
    expect(arrived).toEqual(expected);
  });

  it('and after everything is derived again', async () => {
    const arrived = await snapshot(async ({ read, api }) => {
      await read('queue_log', text);
      await api.rederive();
      await api.rederive({ from: 1_794_819_500_000 });
    });
    expect(arrived).toEqual(expected);
  });
});
