import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeGrid } from '#src/kernel/grid.ts';
import { and, field } from '#src/semantic/expression.ts';
import { column, type Entity, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { count, quantile, spanTime, sum } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { type CodedColumns, type Columns, TextCodes, toColumns, toRows } from './columns.ts';
import type { EventStore } from './event-store.ts';

const visit = entity({
  name: 'conformance_visit',
  label: label('visit', '访问'),
  fields: {
    visit_id: column.id.required(),
    who: column.text.required(),
    queue: column.text.optional(),
    at: column.instant.required(),
    until: column.instant.optional(),
    wait: column.duration.optional(),
    score: column.number.optional(),
    calls: column.count.optional(),
    ok: column.flag.optional(),
  },
  key: ['visit_id'],
  subject: 'who',
  anchors: ['at'],
  span: { start: 'at', end: 'until' },
  dimensions: { queue: 'queue' },
});
const sourced = {
  ...visit,
  name: 'sourced_visit',
  fields: { source: column.text.required(), ...visit.fields },
} as unknown as Entity;
const wider = { ...visit, fields: { ...visit.fields, note: column.text.optional() } } as unknown as Entity;

const DAY = Date.UTC(2026, 10, 16);
type Row = Record<string, string | number | boolean | null>;
const row = (visit_id: string, more: Row = {}): Row => ({ visit_id, who: 'ann', queue: 'sales', at: DAY, ...more });
const columns = (rows: Row[]): Columns => toColumns(rows, [...new Set(rows.flatMap((r) => Object.keys(r)))]);

/** What every event store must do; an implementation's test is a call of this. */
export function eventStoreConformance(name: string, open: () => Promise<EventStore>): void {
  describe(`event store on ${name}`, () => {
    let store: EventStore;
    beforeAll(async () => {
      store = await open();
      await store.prepare([visit]);
    });
    afterAll(() => store.close());
    beforeEach(async () => {
      const all = (await ids()).map(String);
      await store.apply({ remove: [{ entity: visit, by: 'visit_id', values: all }] });
    });

    const put = (...rows: Row[]) => store.apply({ append: [{ entity: visit, rows: columns(rows) }] });
    const ids = async (): Promise<unknown[]> => [
      ...((await store.list({ entity: visit, fields: ['visit_id'], orderBy: [{ field: 'visit_id' }] })).columns[
        'visit_id'
      ] ?? []),
    ];
    const scan = (more: Partial<Scan>): Scan => ({
      entity: visit.name,
      attribution: 'whole',
      anchor: 'at',
      grid: makeGrid(DAY, DAY + 86_400_000, 'whole', 'UTC'),
      byBucket: false,
      by: [],
      filters: [],
      where: null,
      chain: null,
      includeExcluded: false,
      aggregates: [count(visit)],
      asOf: DAY + 86_400_000,
      dataFrom: DAY,
      ...more,
    });

    it('gives back every kind of value as it was given, and null for what is missing', async () => {
      const full = { until: DAY + 1, wait: 0, score: -0.25, calls: 3, ok: false };
      await put(row('b', { ...full, who: '王芳 "x"' }), row('a', { queue: null, at: -1 }));
      const found = await store.list({ entity: visit, orderBy: [{ field: 'visit_id' }] });
      const nothing = { until: null, wait: null, score: null, calls: null, ok: null };
      expect(toRows(found)).toEqual([
        row('a', { queue: null, at: -1, ...nothing }),
        row('b', { ...full, who: '王芳 "x"' }),
      ]);
    });

    it('keeps thousands of rows apart, streams them in slices and counts them', async () => {
      const many = Array.from({ length: 5000 }, (_, i) => row(`v${i}`, { wait: i % 7 === 0 ? null : i }));
      await store.apply({ append: [{ entity: visit, rows: columns(many), fresh: true }] });
      const waits = new Map<unknown, unknown>();
      for await (const slice of store.stream({ entity: visit, fields: ['visit_id', 'wait'] })) {
        for (const r of toRows(slice)) waits.set(r['visit_id'], r['wait']);
      }
      expect(waits).toEqual(new Map(many.map((r) => [r['visit_id'], r['wait']])));
      const coded = new Map<unknown, unknown>();
      for await (const { length, columns: own } of store.streamCoded({ entity: visit, fields: ['visit_id', 'wait'] })) {
        for (let i = 0; i < length; i++) coded.set(plainAt(own['visit_id'], i), plainAt(own['wait'], i));
      }
      expect(coded).toEqual(waits);
      expect(await store.count(visit)).toBe(5000);
      expect(await store.count(visit, field('wait').below(7).node)).toBe(6);
      await store.apply({ remove: [{ entity: visit, values: ['ann'] }] });
      expect(await store.count(visit)).toBe(0);
    });

    it('replaces the row of an equal key; the last of equal keys wins', async () => {
      await put(row('a', { wait: 1 }), row('b', { wait: 1 }));
      await put(row('a', { wait: 2 }), row('a', { wait: 3 }));
      const found = await store.list({ entity: visit, fields: ['visit_id', 'wait'], orderBy: [{ field: 'visit_id' }] });
      expect(toRows(found)).toEqual([
        { visit_id: 'a', wait: 3 },
        { visit_id: 'b', wait: 1 },
      ]);
    });

    it('keeps rows of two sources apart although their keys are equal', async () => {
      await store.prepare([sourced]);
      const of = (source: string, wait: number) => row('a', { source, wait });
      await store.apply({ append: [{ entity: sourced, rows: columns([of('one', 1), of('two', 2)]) }] });
      await store.apply({ append: [{ entity: sourced, rows: columns([of('two', 3)]) }] });
      const found = await store.list({
        entity: sourced,
        fields: ['source', 'visit_id', 'wait'],
        orderBy: [{ field: 'source' }],
      });
      expect(toRows(found)).toEqual([
        { source: 'one', visit_id: 'a', wait: 1 },
        { source: 'two', visit_id: 'a', wait: 3 },
      ]);
    });

    it('removes by subject, by another column, and under a condition', async () => {
      await put(row('a'), row('b', { who: 'bob' }), row('c', { wait: 5 }), row('d', { queue: 'tech' }));
      await store.apply({
        remove: [{ entity: visit, values: ['ann'], and: and(field('wait').is(5), field('queue').is('sales')).node }],
      });
      expect(await ids()).toEqual(['a', 'b', 'd']);
      await store.apply({
        remove: [
          { entity: visit, by: 'queue', values: ['tech', 'none'] },
          { entity: visit, values: [] },
        ],
      });
      expect(await ids()).toEqual(['a', 'b']);
      await store.apply({
        remove: [{ entity: visit, values: ['ann'] }],
        append: [{ entity: visit, rows: columns([row('a', { wait: 9 })]) }],
      });
      expect(await ids()).toEqual(['a', 'b']);
    });

    it('applies all of a change or nothing', async () => {
      await put(row('a'));
      const broken = store.apply({
        remove: [{ entity: visit, values: ['ann'] }],
        append: [
          { entity: visit, rows: columns([row('b')]) },
          { entity: visit, rows: columns([row('c', { no_such_column: 1 })]) },
        ],
      });
      await expect(broken).rejects.toThrow('no_such_column');
      expect(await ids()).toEqual(['a']);
    });

    it('adds columns a newer version brings and keeps the rows', async () => {
      await put(row('a'));
      await store.prepare([wider]);
      await store.apply({ append: [{ entity: wider, rows: columns([row('b', { note: 'new' })]) }] });
      const found = await store.list({ entity: wider, fields: ['visit_id', 'note'], orderBy: [{ field: 'visit_id' }] });
      expect(toRows(found)).toEqual([
        { visit_id: 'a', note: null },
        { visit_id: 'b', note: 'new' },
      ]);
    });

    it('lists a page in the order asked for', async () => {
      await put(row('a', { wait: 1 }), row('b', { wait: 3 }), row('c', { wait: 2 }), row('d'));
      const page = await store.list({
        entity: visit,
        fields: ['visit_id'],
        orderBy: [{ field: 'wait', descending: true }],
        limit: 2,
        offset: 1,
      });
      expect([...(page.columns['visit_id'] ?? [])]).toEqual(['c', 'a']);
    });

    it('aggregates: counts, sums, exact quantiles, and null over nothing', async () => {
      await put(
        row('a', { wait: 10 }),
        row('b', { wait: 20 }),
        row('c', { wait: 40 }),
        row('d', { wait: null }),
        row('e', { at: DAY - 1 }),
      );
      const wait = field('wait');
      const aggregates = [
        count(visit),
        count(visit, wait.atMost(20)),
        sum(visit, wait),
        quantile(visit, wait, 0.9),
        sum(visit, wait, wait.above(99)),
      ];
      expect(toRows(await store.aggregate(scan({ aggregates })))).toEqual([{ a0: 4, a1: 2, a2: 70, a3: 36, a4: null }]);
    });

    it('groups by bucket and dimension, filters, and lists the rows behind a number', async () => {
      const hour = 3_600_000;
      await put(
        row('a'),
        row('b', { at: DAY + hour }),
        row('c', { at: DAY + hour, queue: 'tech' }),
        row('d', { at: DAY + hour, queue: "o'x" }),
      );
      const grid = makeGrid(DAY, DAY + 2 * hour, '1h', 'UTC');
      const byQueue = { id: 'queue', column: 'queue' } as const;
      const found = toRows(await store.aggregate(scan({ grid, byBucket: true, by: [byQueue] })));
      expect(new Set(found.map((r) => `${r['bucket']} ${r['queue']} ${r['a0']}`))).toEqual(
        new Set(['0 sales 1', '1 sales 1', '1 tech 1', "1 o'x 1"]),
      );
      const filtered = scan({ grid, filters: [{ dimension: byQueue, values: ["o'x"] }] });
      expect(toRows(await store.aggregate(filtered))).toEqual([{ a0: 1 }]);
      expect(toRows(await store.rowsOf(filtered, { fields: ['visit_id'], limit: 5, offset: 0 }))).toEqual([
        { visit_id: 'd' },
      ]);
      expect(store.explain(filtered)).toMatch(/o(''|\\')x/);
    });

    it('splits lasting rows by clock', async () => {
      const hour = 3_600_000;
      await put(row('a', { at: DAY + hour / 2, until: DAY + 2 * hour + 1000 }));
      const grid = makeGrid(DAY, DAY + 2 * hour, '1h', 'UTC');
      const found = toRows(
        await store.aggregate(
          scan({ grid, byBucket: true, attribution: 'split', anchor: null, aggregates: [spanTime(visit)] }),
        ),
      );
      expect(found.sort((x, y) => Number(x['bucket']) - Number(y['bucket']))).toEqual([
        { bucket: 0, a0: hour / 2 },
        { bucket: 1, a0: hour },
      ]);
    });
  });
}

/** A cell of a column, whose texts may be codes. */
function plainAt(column: CodedColumns['columns'][string] | undefined, row: number): unknown {
  if (column instanceof TextCodes) return column.values[(column.codes[row] ?? 0) - 1] ?? null;
  const value = column?.[row] ?? null;
  return Number.isNaN(value) ? null : value;
}
