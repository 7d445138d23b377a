import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentTime } from '#src/catalogue/entities/agent-time.ts';
import { SEALINGS } from '#src/catalogue/sealing.ts';
import { DAY_MS, makeGrid } from '#src/kernel/grid.ts';
import { spanTime } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { expectEqual } from '#test/sealed/expect-equal.ts';
import { toColumns } from '../columns.ts';
import { duckdbStore } from '../duckdb/duckdb-store.ts';
import type { EventStore } from '../event-store.ts';
import { openDatabase } from '../open.ts';
import { SealedDays } from './sealed-days.ts';
import { sealedRunner } from './sealed-runner.ts';
import { sealingStore } from './sealing-store.ts';

const FIRST = Date.UTC(2026, 9, 20);
const HOUR = 3_600_000;
/** A stretch of an agent's day: hours from the first day on. */
const stretch = (agent: string, from: number, to: number, activity: string) => ({
  agent,
  team: 't1',
  source: 'test',
  start_at: FIRST + from * HOUR,
  end_at: FIRST + to * HOUR,
  signed_in: true,
  paused_any: false,
  paused_all: false,
  ringing: false,
  handling: activity === 'handling' ? 2 : 0,
  talking: 0,
  conversations: 0,
  activity,
  tracked: false,
  adherent: false,
});

let store: EventStore;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yunchou-sealing-store-'));
  store = duckdbStore(await openDatabase(':memory:'));
  await store.prepare([agentTime]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a row that lasts unseals every day it is in, and its time is split over their intervals as in the rows', async () => {
  const sealed = new SealedDays(
    folder,
    SEALINGS.filter((s) => s.entity.name === 'agent_time'),
    { zone: 'UTC', stamp: 'test' },
  );
  const changing = sealingStore(store, sealed);
  const append = (...rows: ReturnType<typeof stretch>[]) =>
    changing.apply({ append: [{ entity: agentTime, rows: toColumns(rows, Object.keys(rows[0] ?? {})), fresh: true }] });
  await append(
    stretch('anna', 8, 9.3, 'available'),
    stretch('anna', 9.3, 9.7, 'handling'),
    stretch('ben', 80, 81, 'available'),
  );
  await sealed.sealThrough(store, FIRST + 4 * DAY_MS);
  expect(sealed.state().dirty).toEqual([]);

  await append(stretch('ben', 20.001, 50.2, 'handling'));
  expect(sealed.state().dirty).toEqual([0, 1, 2].map((day) => FIRST + day * DAY_MS));
  await sealed.sealThrough(store, FIRST + 4 * DAY_MS);

  const asked: Scan = {
    entity: 'agent_time',
    attribution: 'split',
    anchor: null,
    grid: makeGrid(FIRST, FIRST + 4 * DAY_MS, '30m', 'UTC'),
    byBucket: true,
    by: [{ id: 'agent', column: 'agent' }],
    filters: [],
    where: null,
    chain: null,
    includeExcluded: false,
    aggregates: [
      spanTime(agentTime, agentTime.is.handling),
      spanTime(agentTime, agentTime.is.available),
      spanTime(agentTime, agentTime.is.handling, agentTime.at.handling),
    ],
    asOf: FIRST + 4 * DAY_MS,
    dataFrom: FIRST,
  };
  const answer = await sealedRunner(sealed, store)(asked);
  expect(answer.path).toBe('sealed');
  expect(answer.length).toBe(67);
  expectEqual(asked, answer, await store.aggregate(asked));
});
