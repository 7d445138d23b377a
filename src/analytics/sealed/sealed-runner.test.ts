import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '#test/fast-check.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import { SEALINGS } from '#src/catalogue/sealing.ts';
import { makeGrid } from '#src/kernel/grid.ts';
import { asOf } from '#src/semantic/expression.ts';
import { count, distinct, quantile, sum } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { expectEqual } from '#test/sealed/expect-equal.ts';
import { DAY, entry, type Entry, FIRST, pick, rowsOf, scan, ZONES } from '#test/sealed/random-scans.ts';
import { type Columns, toColumns } from '../columns.ts';
import { duckdbStore } from '../duckdb/duckdb-store.ts';
import type { EventStore } from '../event-store.ts';
import { openDatabase } from '../open.ts';
import { SealedDays } from './sealed-days.ts';
import { sealedRunner } from './sealed-runner.ts';
import { sealingStore } from './sealing-store.ts';

const { at } = queueEntry;

/** The sealing of queue entries alone. */
const QUEUE = SEALINGS.filter((sealing) => sealing.entity.name === 'queue_entry');

let store: EventStore;
let folder: string;
const options = (zone: string) => ({ zone, stamp: 'test' });
const fresh = (zone: string): SealedDays => new SealedDays(mkdtempSync(join(folder, 'cells-')), QUEUE, options(zone));
const load = async (entries: readonly Entry[]): Promise<void> => {
  const ids = [
    ...((await store.list({ entity: queueEntry, fields: ['contact_id'], limit: 100_000 })).columns['contact_id'] ?? []),
  ].map(String);
  await store.apply({ remove: [{ entity: queueEntry, values: ids }] });
  const rows = rowsOf(entries);
  await store.apply({
    append: [{ entity: queueEntry, rows: toColumns(rows, Object.keys(rows[0] ?? {})), fresh: true }],
  });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yunchou-sealed-'));
  store = duckdbStore(await openDatabase(':memory:'));
  await store.prepare([queueEntry]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('sealed days', () => {
  it('give the same answers as the rows, whatever is asked', async () => {
    const paths = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 300 }),
        pick(...ZONES),
        fc.integer({ min: 3, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 5 * DAY }), { maxLength: 2 }),
        fc.array(scan, { minLength: 12, maxLength: 12 }),
        async (entries, zone, days, changed, scans) => {
          await load(entries);
          const path = mkdtempSync(join(folder, 'cells-'));
          const sealed = new SealedDays(path, QUEUE, options(zone));
          await sealed.sealThrough(store, FIRST + days * DAY);
          sealed.invalidate(changed.map((t) => FIRST + t));
          const run = sealedRunner(sealed, store);
          const raw: Columns[] = [];
          for (const [i, asked] of scans.entries()) {
            const answer = await run(asked);
            paths.set(answer.path, (paths.get(answer.path) ?? 0) + 1);
            raw[i] = await store.aggregate(asked);
            expectEqual(asked, answer, raw[i]);
          }
          // After a restart cells come from the disk, in whatever order they are asked for.
          const again = new SealedDays(path, QUEUE, options(zone));
          const restarted = sealedRunner(again, store);
          for (const [i, asked] of [...scans.entries()].reverse().slice(0, 6))
            expectEqual(asked, await restarted(asked), raw[i] as Columns);
        },
      ),
      { numRuns: Number(process.env['YUNCHOU_RUNS'] ?? 25) },
    );
    // The property is about cells: nearly all questions must have met them (half come sealed, four in ten mixed, whatever the seed).
    const asked = [...paths.values()].reduce((sum, n) => sum + n, 0);
    expect((paths.get('sealed') ?? 0) / asked).toBeGreaterThan(0.35);
    expect((paths.get('mixed') ?? 0) / asked).toBeGreaterThan(0.25);
    expect((paths.get('raw') ?? 0) / asked).toBeLessThan(0.25);
  }, 120_000);

  const sample = fc.sample(entry, { seed: 7, numRuns: 400 });
  const question = (more: Partial<Scan> = {}): Scan => ({
    entity: 'queue_entry',
    attribution: 'whole',
    anchor: 'enqueued_at',
    grid: makeGrid(FIRST, FIRST + 3 * DAY, '1h', 'UTC'),
    byBucket: true,
    by: [{ id: 'queue', column: 'queue' }],
    filters: [],
    where: null,
    chain: null,
    includeExcluded: false,
    aggregates: [count(queueEntry), quantile(queueEntry, at.wait, 0.9)],
    asOf: FIRST,
    dataFrom: FIRST,
    ...more,
  });
  const filesOf = (path: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(join(path, 'queue_entry.enqueued_at')).map((f) => [
        f,
        readFileSync(join(path, 'queue_entry.enqueued_at', f)).toString('base64'),
      ]),
    );

  it('answers raw what cells cannot decide', async () => {
    await load(sample);
    const sealed = fresh('UTC');
    await sealed.sealThrough(store, FIRST + 3 * DAY);
    const run = sealedRunner(sealed, store);
    const pathOf = async (more: Partial<Scan>): Promise<string> => (await run(question(more))).path;
    expect(await pathOf({})).toBe('sealed');
    expect(await pathOf({ aggregates: [distinct(queueEntry, at.contact_id)] })).toBe('raw');
    expect(await pathOf({ anchor: 'left_at' })).toBe('raw');
    expect(await pathOf({ aggregates: [count(queueEntry, at.enqueued_at.below(asOf))] })).toBe('raw');
    expect(await pathOf({ aggregates: [sum(queueEntry, at.wait, at.wait_from_ivr.below(9))] })).toBe('raw');
    expect(await pathOf({ grid: makeGrid(FIRST, FIRST + 4 * DAY, '1h', 'UTC') })).toBe('mixed');
  });

  it('survive a restart, and are built anew when damaged, lost, or made by other rules', async () => {
    await load(sample);
    const path = mkdtempSync(join(folder, 'cells-'));
    await new SealedDays(path, QUEUE, options('UTC')).sealThrough(store, FIRST + 3 * DAY);
    const before = filesOf(path);
    const [first = '', second = ''] = Object.keys(before);
    const bytes = readFileSync(join(path, 'queue_entry.enqueued_at', first));
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    for (let i = 2000; i < bytes.length; i += 64) bytes[i] = (bytes[i] ?? 0) ^ 1;
    writeFileSync(join(path, 'queue_entry.enqueued_at', first), bytes);
    rmSync(join(path, 'queue_entry.enqueued_at', second));

    const again = new SealedDays(path, QUEUE, options('UTC'));
    expect(again.state()).toMatchObject({ until: FIRST + 3 * DAY, dirty: [], days: 3 });
    const answer = await sealedRunner(again, store)(question());
    expect(answer.path).toBe('mixed');
    expectEqual(question(), answer, await store.aggregate(question()));
    expect(again.state().dirty).toEqual([FIRST, FIRST + DAY]);
    expect(await again.sealThrough(store, FIRST + 3 * DAY)).toBe(2);
    expect(filesOf(path)).toEqual(before);
    expect((await sealedRunner(again, store)(question())).path).toBe('sealed');

    expect(new SealedDays(path, QUEUE, { zone: 'UTC', stamp: 'other' }).state()).toMatchObject({
      until: null,
      days: 0,
    });
    expect(new SealedDays(path, QUEUE, options('Asia/Shanghai')).state()).toMatchObject({ until: null });
  });

  it('keep their cells on disk: a restart reads them, unless they are damaged or older than their days', async () => {
    await load(sample);
    const path = mkdtempSync(join(folder, 'cells-'));
    const start = (): SealedDays => new SealedDays(path, QUEUE, options('UTC'));
    const first = start();
    await first.sealThrough(store, FIRST + 3 * DAY);
    const raw = await store.aggregate(question());
    expectEqual(question(), await sealedRunner(first, store)(question()), raw);
    const kept = join(path, 'cells', 'queue_entry.enqueued_at');
    const [file = '', ...others] = readdirSync(kept);
    expect(others).toEqual([]);
    const spoil = (name: string): void => {
      const bytes = readFileSync(name);
      for (let i = bytes.length >> 1; i < bytes.length; i += 64) bytes[i] = (bytes[i] ?? 0) ^ 1;
      writeFileSync(name, bytes);
    };
    // A day whose rows can no longer be read proves that nobody read them.
    const day = join(path, 'queue_entry.enqueued_at', Object.keys(filesOf(path))[0] ?? '');
    const intact = readFileSync(day);
    spoil(day);
    const answer = await sealedRunner(start(), store)(question());
    expect(answer.path).toBe('sealed');
    expectEqual(question(), answer, raw);
    writeFileSync(day, intact);

    spoil(join(kept, file));
    const again = await sealedRunner(start(), store)(question());
    expect(again.path).toBe('sealed');
    expectEqual(question(), again, raw);

    const changing = start();
    const moved = { ...rowsOf(sample)[0], enqueued_at: FIRST + 5, wait: 777_000 };
    await sealingStore(store, changing).apply({
      remove: [{ entity: queueEntry, values: ['c0'] }],
      append: [{ entity: queueEntry, rows: toColumns([moved], Object.keys(moved)) }],
    });
    await changing.sealThrough(store, FIRST + 3 * DAY);
    expectEqual(question(), await sealedRunner(start(), store)(question()), await store.aggregate(question()));
  });

  it('are unsealed by a change of their facts, and sealed again equal to a recomputation, byte for byte', async () => {
    await load(sample);
    const path = mkdtempSync(join(folder, 'cells-'));
    const sealed = new SealedDays(path, QUEUE, options('UTC'));
    await sealed.sealThrough(store, FIRST + 4 * DAY);
    const changing = sealingStore(store, sealed);
    const moved = { ...rowsOf(sample)[0], enqueued_at: FIRST + 2 * DAY + 5, queue: 'new', wait: 1 };
    const from = Math.floor(((sample[0]?.enqueued_at ?? 0) - FIRST) / DAY);
    await changing.apply({
      remove: [{ entity: queueEntry, values: ['c0'] }],
      append: [{ entity: queueEntry, rows: toColumns([moved], Object.keys(moved)) }],
    });
    expect(sealed.state().dirty).toEqual(
      [...new Set([from, 2])]
        .filter((d) => d < 4)
        .sort()
        .map((d) => FIRST + d * DAY),
    );
    const run = sealedRunner(sealed, store);
    const whole = question({ grid: makeGrid(FIRST, FIRST + 4 * DAY, 'whole', 'UTC'), byBucket: false });
    expectEqual(whole, await run(whole), await store.aggregate(whole));
    await sealed.sealThrough(store, FIRST + 4 * DAY);
    const answer = await run(whole);
    expect(answer.path).toBe('sealed');
    expectEqual(whole, answer, await store.aggregate(whole));
    const recomputed = mkdtempSync(join(folder, 'cells-'));
    await new SealedDays(recomputed, QUEUE, options('UTC')).sealThrough(store, FIRST + 4 * DAY);
    expect(filesOf(path)).toEqual(filesOf(recomputed));
  });

  it('do not keep cells of a day whose facts changed while it was being sealed', async () => {
    await load(sample);
    const sealed = fresh('UTC');
    const late = { ...rowsOf(sample)[1], entry_id: 'late', contact_id: 'late', enqueued_at: FIRST + 10 };
    let changed = false;
    const slow: EventStore = {
      ...store,
      async *streamCoded(listing) {
        yield* store.streamCoded(listing);
        if (changed) return;
        changed = true;
        await sealed.changing([FIRST + 10], () =>
          store.apply({ append: [{ entity: queueEntry, rows: toColumns([late], Object.keys(late)) }] }),
        );
      },
    };
    await sealed.sealThrough(slow, FIRST + 2 * DAY);
    expect(sealed.state().dirty).toEqual([FIRST]);
    await sealed.sealThrough(slow, FIRST + 2 * DAY);
    const asked = question({ grid: makeGrid(FIRST, FIRST + 2 * DAY, '1d', 'UTC') });
    const answer = await sealedRunner(sealed, store)(asked);
    expect(answer.path).toBe('sealed');
    expectEqual(asked, answer, await store.aggregate(asked));
  });
});
