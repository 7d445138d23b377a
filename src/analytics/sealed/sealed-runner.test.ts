import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import { SEALINGS } from '#src/catalogue/sealing.ts';
import { makeGrid, type Grain } from '#src/kernel/grid.ts';
import { offsetPieces } from '#src/kernel/zone.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import { and, asOf, durationOf, type Expression, not, or, when } from '#src/semantic/expression.ts';
import type { ScanResult } from '#src/semantic/groups.ts';
import { type Aggregate, count, distinct, highest, lowest, quantile, sum } from '#src/semantic/measure.ts';
import { outputOf, type Scan, type ScanDimension } from '#src/semantic/scan.ts';
import { toColumns } from '../columns.ts';
import { duckdbStore } from '../duckdb/duckdb-store.ts';
import type { EventStore } from '../event-store.ts';
import { openDatabase } from '../open.ts';
import { SealedDays } from './sealed-days.ts';
import { sealedRunner } from './sealed-runner.ts';
import { sealingStore } from './sealing-store.ts';

/** Five UTC days around the end of summer time in Europe. */
const FIRST = Date.UTC(2026, 9, 23);
const DAY = 86_400_000;
const ZONES = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe'];

const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const wait = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((s) => s * 1000),
  fc.integer({ min: 0, max: 60_000 }),
  fc.integer({ min: 0, max: 3 * DAY }),
  pick(null, 0, 20_000, -5),
);
const entry = fc.record({
  enqueued_at: fc
    .oneof(
      fc.integer({ min: 0, max: 5 * DAY - 1 }),
      fc.integer({ min: 0, max: 239 }).map((n) => n * 1_800_000),
    )
    .map((t) => FIRST + t),
  wait,
  wait_from_ivr: wait,
  outcome: pick('answered', 'answered', 'answered', 'abandoned', 'flow_out', 'system_drop', 'waiting'),
  flow_kind: pick(null, null, 'timeout', 'callback'),
  queue: pick('sales', 'care', '售后', null),
  channel: pick('voice', 'chat', 'email'),
  direction: pick('inbound', null),
  site: pick('north', 'south', null),
  project: pick('p1', 'p2', null),
  client: pick('c1', null),
  team: pick('t1', 't2', 't3', null),
  agent: pick('a1', 'a2', null),
  reason: pick('bill', null),
  segment: pick('gold', null),
  excluded: pick(null, null, null, null, 'PHANTOM'),
  ring_no_answers: pick(0, 0, 0, 1, 2),
  is_callback: pick(false, false, true),
});
type Entry = {
  readonly [K in keyof (typeof entry extends fc.Arbitrary<infer R> ? R : never)]: string | number | boolean | null;
};
const rowsOf = (entries: readonly Entry[], from = 0) =>
  entries.map((e, i) => ({ ...e, entry_id: `e${from + i}`, contact_id: `c${from + i}`, seq: 0, source: 'test' }));

const { at, is } = queueEntry;
const threshold = fc.oneof(pick(0, 5000, 20_000, 20_500, DAY), fc.integer({ min: -10, max: 70_000 }));
const byChannel = (ms: number): Expression => when(at.channel.is('chat'), durationOf(30_000), durationOf(ms));
const within = fc.oneof(
  threshold.map((t) => at.wait.atMost(t)),
  threshold.map((t) => at.wait.below(byChannel(t))),
  threshold.map((t) => at.wait.above(t)),
  threshold.map((t) => at.wait.isNot(t)),
  fc.tuple(threshold, threshold).map(([a, b]) => or(at.wait.below(a), at.wait.atLeast(b))),
  fc.tuple(threshold, threshold).map(([a, b]) => and(at.wait.above(a), at.wait.atMost(b))),
  pick(at.wait.known(), at.wait.isNull(), at.wait.is(20_000)),
);
const who = pick(
  is.answered,
  is.abandoned,
  or(is.answered, is.abandoned),
  not(is.answered),
  is.flowOut,
  and(is.flowOut, not(is.callbackAccepted)),
  at.flow_kind.isNull(),
  at.flow_kind.isNot('timeout'),
  at.queue.in(['sales', 'care']),
  at.ring_no_answers.above(0),
  at.is_callback,
  not(at.is_callback),
  at.direction.known(),
);
const condition: fc.Arbitrary<Expression | null> = fc.oneof(
  pick(null),
  who,
  within,
  fc.tuple(who, within).map(([a, b]) => and(a, b)),
  fc.tuple(who, within).map(([a, b]) => and(a, not(b))),
  fc.tuple(who, who, within).map(([a, b, c]) => or(and(a, c), b)),
  fc.tuple(who, within).map(([a, b]) => and(a, not(and(is.abandoned, b, durationOf(1).above(durationOf(0)))))),
);
const aggregate: fc.Arbitrary<Aggregate> = fc.oneof(
  condition.map((c) => count(queueEntry, c)),
  condition.map((c) => sum(queueEntry, at.wait, c)),
  who.map((c) => sum(queueEntry, at.wait_from_ivr, c)),
  who.map((c) => sum(queueEntry, at.ring_no_answers, c)),
  fc.tuple(condition, pick(0, 0.5, 0.9, 1, 0.333)).map(([c, p]) => quantile(queueEntry, at.wait, p, c)),
  fc.tuple(who, pick(0.25, 0.9)).map(([c, p]) => quantile(queueEntry, at.wait_from_ivr, p, c)),
  condition.map((c) => highest(queueEntry, at.wait, c)),
  condition.map((c) => lowest(queueEntry, at.wait, c)),
);

const BY: readonly DimensionId[] = [
  'queue',
  'channel',
  'site',
  'project',
  'client',
  'team',
  'outcome',
  'flow_kind',
  'reason',
  'hour',
  'weekday',
];
const scan: fc.Arbitrary<Scan> = fc
  .record({
    zone: pick(...ZONES),
    grain: pick<Grain>('5m', '15m', '30m', '1h', '1d', '1w', '1mo', 'period', 'whole'),
    dayStart: pick(0, 0, 4 * 3_600_000),
    range: fc.oneof(
      fc
        .tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: 1, max: 6 }))
        .map(([from, days]) => [from * DAY, days * DAY]),
      fc
        .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 100 }))
        .map(([from, n]) => [from * 1_800_000, n * 1_800_000]),
      fc.tuple(fc.integer({ min: 0, max: 4 * DAY }), fc.integer({ min: 1, max: 3 * DAY })),
    ),
    by: fc.uniqueArray(pick(...BY), { maxLength: 3 }),
    where: fc.uniqueArray(
      fc.tuple(
        pick<DimensionId>('queue', 'channel', 'site', 'project', 'team', 'hour', 'weekday'),
        fc.integer({ min: 0, max: 9 }),
      ),
      { maxLength: 2, selector: ([id]) => id },
    ),
    further: fc.oneof({ weight: 5, arbitrary: pick(null) }, { weight: 1, arbitrary: condition }),
    includeExcluded: pick(false, false, false, false, false, true),
    aggregates: fc.array(aggregate, { minLength: 1, maxLength: 5 }),
  })
  .map((q) => {
    const [offset = 0, length = DAY] = q.range;
    const [start, end] = [FIRST + offset, FIRST + offset + length];
    const pieces = offsetPieces(q.zone, start, end);
    const dimension = (id: DimensionId): ScanDimension =>
      id === 'hour' || id === 'weekday' ? { id, offsets: pieces } : { id, column: id };
    return {
      entity: 'queue_entry',
      attribution: 'whole',
      anchor: 'enqueued_at',
      grid: makeGrid(start, end, q.grain, q.zone, { dayStart: q.dayStart, periodDay: 25 }),
      byBucket: q.grain !== 'whole',
      by: q.by.map(dimension),
      filters: q.where.map(([id, n]) => ({ dimension: dimension(id), values: FILTERS[id]?.(n) ?? [] })),
      where: q.further?.node ?? null,
      chain: null,
      includeExcluded: q.includeExcluded,
      aggregates: q.aggregates,
      asOf: end,
      dataFrom: start,
    } satisfies Scan;
  });
const FILTERS: Partial<Record<DimensionId, (n: number) => (string | number)[]>> = {
  queue: (n) => [['sales'], ['care', '售后'], ['nowhere']][n % 3] ?? [],
  channel: (n) => [['voice'], ['chat', 'email']][n % 2] ?? [],
  site: () => ['north'],
  project: () => ['p1', 'p2'],
  team: (n) => (n % 2 ? ['t1'] : ['t2', 't3']),
  hour: (n) => [n, n + 9, n + 14],
  weekday: (n) => [1 + (n % 7), 6],
};

/** Groups as `bucket|dimensions` → aggregates, nulls as NaN. */
function groupsOf(asked: Scan, result: Pick<ScanResult, 'columns' | 'length'>): Record<string, number[]> {
  const names = outputOf(asked);
  const width = names.length - asked.aggregates.length;
  return Object.fromEntries(
    Array.from({ length: result.length }, (_, i) => {
      const cells = names.map((name) => result.columns[name]?.[i] ?? null);
      return [
        JSON.stringify(cells.slice(0, width)),
        cells.slice(width).map((v) => (v === null ? Number.NaN : Number(v))),
      ];
    }).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

function expectEqual(asked: Scan, sealed: ScanResult, raw: Pick<ScanResult, 'columns' | 'length'>): void {
  const [got, wanted] = [groupsOf(asked, sealed), groupsOf(asked, raw)];
  expect(Object.keys(got)).toEqual(Object.keys(wanted));
  for (const [key, values] of Object.entries(wanted)) {
    for (const [a, value] of values.entries()) {
      const own = got[key]?.[a] ?? Number.NaN;
      if (asked.aggregates[a]?.fn === 'quantile')
        expect(Math.abs(own - value) <= 1e-9 * Math.max(1, Math.abs(value)) || Object.is(own, value)).toBe(true);
      else expect(own).toBe(value);
    }
  }
}

let store: EventStore;
let folder: string;
const options = (zone: string) => ({ zone, stamp: 'test' });
const fresh = (zone: string): SealedDays =>
  new SealedDays(mkdtempSync(join(folder, 'cells-')), SEALINGS, options(zone));
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
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 5 * DAY }), { maxLength: 2 }),
        fc.array(scan, { minLength: 12, maxLength: 12 }),
        async (entries, zone, days, changed, scans) => {
          await load(entries);
          const sealed = fresh(zone);
          await sealed.sealThrough(store, FIRST + days * DAY);
          sealed.invalidate(changed.map((t) => FIRST + t));
          const run = sealedRunner(sealed, store);
          for (const asked of scans) {
            const answer = await run(asked);
            paths.set(answer.path, (paths.get(answer.path) ?? 0) + 1);
            expectEqual(asked, answer, await store.aggregate(asked));
          }
        },
      ),
      { numRuns: Number(process.env['YUNCHOU_RUNS'] ?? 25) },
    );
    // The property is about cells: most questions must have met them.
    expect(paths.get('sealed') ?? 0).toBeGreaterThan(40);
    expect(paths.get('mixed') ?? 0).toBeGreaterThan(40);
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
      readdirSync(join(path, 'queue_entry')).map((f) => [
        f,
        readFileSync(join(path, 'queue_entry', f)).toString('base64'),
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
    await new SealedDays(path, SEALINGS, options('UTC')).sealThrough(store, FIRST + 3 * DAY);
    const before = filesOf(path);
    const [first = '', second = ''] = Object.keys(before);
    const bytes = readFileSync(join(path, 'queue_entry', first));
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    for (let i = 2000; i < bytes.length; i += 64) bytes[i] = (bytes[i] ?? 0) ^ 1;
    writeFileSync(join(path, 'queue_entry', first), bytes);
    rmSync(join(path, 'queue_entry', second));

    const again = new SealedDays(path, SEALINGS, options('UTC'));
    expect(again.state()).toMatchObject({ until: FIRST + 3 * DAY, dirty: [], days: 3 });
    const answer = await sealedRunner(again, store)(question());
    expect(answer.path).toBe('mixed');
    expectEqual(question(), answer, await store.aggregate(question()));
    expect(again.state().dirty).toEqual([FIRST, FIRST + DAY]);
    expect(await again.sealThrough(store, FIRST + 3 * DAY)).toBe(2);
    expect(filesOf(path)).toEqual(before);
    expect((await sealedRunner(again, store)(question())).path).toBe('sealed');

    expect(new SealedDays(path, SEALINGS, { zone: 'UTC', stamp: 'other' }).state()).toMatchObject({
      until: null,
      days: 0,
    });
    expect(new SealedDays(path, SEALINGS, options('Asia/Shanghai')).state()).toMatchObject({ until: null });
  });

  it('are unsealed by a change of their facts, and sealed again equal to a recomputation, byte for byte', async () => {
    await load(sample);
    const path = mkdtempSync(join(folder, 'cells-'));
    const sealed = new SealedDays(path, SEALINGS, options('UTC'));
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
    await new SealedDays(recomputed, SEALINGS, options('UTC')).sealThrough(store, FIRST + 4 * DAY);
    expect(filesOf(path)).toEqual(filesOf(recomputed));
  });

  it('do not keep cells of a day whose facts changed while it was being sealed', async () => {
    await load(sample);
    const sealed = fresh('UTC');
    const late = { ...rowsOf(sample)[1], entry_id: 'late', contact_id: 'late', enqueued_at: FIRST + 10 };
    let changed = false;
    const slow: EventStore = {
      ...store,
      async *stream(listing) {
        yield* store.stream(listing);
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
