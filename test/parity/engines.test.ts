import fc from '#test/fast-check.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClickHouse } from '#src/analytics/clickhouse/open-clickhouse.ts';
import { type Columns, toColumns, toRows } from '#src/analytics/columns.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { describeClickHouse, type Engine, startEngine } from '../clickhouse/engine.ts';
import { expressions } from './conditions.ts';
import { visit, visitRows } from './entity.ts';
import { answerByHand, valueOf } from './oracle.ts';
import { scans } from './scans.ts';

const RUNS = Number(process.env['PARITY_RUNS'] ?? 150);
const SEED = Number(process.env['PARITY_SEED'] ?? 20261122);
const options = { numRuns: RUNS, seed: SEED };

type Value = number | null;
type Groups = ReadonlyMap<string, readonly Value[]>;

/** Rows by group: `bucket` and dimensions → aggregates. */
function byGroup(columns: Columns): Groups {
  const isValue = ([name]: [string, unknown]): boolean => /^a\d+$/.test(name);
  return new Map(
    toRows(columns).map((row) => {
      const cells = Object.entries(row);
      const values = cells.filter(isValue).map(([, value]) => value as Value);
      return [JSON.stringify(cells.filter((cell) => !isValue(cell))), values];
    }),
  );
}

/** Counts and sums equal to the last digit; what is interpolated or shared out, to nine. */
function expectAnswer(scan: Scan, expected: Groups, given: Groups, engine: string): void {
  expect([...given.keys()].sort(), engine).toEqual([...expected.keys()].sort());
  for (const [group, values] of expected) {
    for (const [i, { fn, attribution }] of scan.aggregates.entries()) {
      const [a = null, b = null] = [values[i], given.get(group)?.[i]];
      const rounded = (fn === 'quantile' || attribution === 'prorate') && a !== null && b !== null;
      const equal = rounded ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) : a === b;
      if (!equal) expect.fail(`${engine}, ${group}: a${i} is ${b}, by hand ${a}`);
    }
  }
}

describeClickHouse('DuckDB, ClickHouse and the definitions', () => {
  let engine: Engine;
  let duck: EventStore;
  let click: EventStore;
  const [rows = []] = fc.sample(visitRows, { numRuns: 1, seed: SEED });
  beforeAll(async () => {
    engine = await startEngine();
    duck = duckdbStore(await openDatabase(':memory:'));
    click = await openClickHouse(engine.url);
    for (const store of [duck, click]) {
      await store.prepare([visit]);
      await store.apply({ append: [{ entity: visit, rows: toColumns(rows, Object.keys(visit.fields)), fresh: true }] });
    }
  });
  afterAll(async () => {
    await Promise.all([duck.close(), click.close()]);
    await engine.stop();
  });

  it('give the same numbers to any question', async () => {
    let groups = 0;
    await fc.assert(
      fc.asyncProperty(scans, async (scan) => {
        const expected = answerByHand(scan, rows);
        const [left, right] = await Promise.all([duck.aggregate(scan), click.aggregate(scan)]);
        expectAnswer(scan, expected, byGroup(left), 'DuckDB');
        expectAnswer(scan, expected, byGroup(right), 'ClickHouse');
        groups += expected.size;
      }),
      options,
    );
    // Questions about nothing would agree too easily.
    expect(groups).toBeGreaterThan(RUNS * 2);
  });

  it('list the same rows behind a number, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(scans, async (scan) => {
        const fields = ['visit_id', 'queue', 'wait', ...(scan.chain ? ['previous_at', 'next_at'] : [])];
        const page = { fields, limit: 40, offset: 3 };
        const [left, right] = await Promise.all([duck.rowsOf(scan, page), click.rowsOf(scan, page)]);
        expect(toRows(right)).toEqual(toRows(left));
      }),
      { ...options, numRuns: Math.ceil(RUNS / 5) },
    );
  });

  it('count and list the same rows under any condition', async () => {
    await fc.assert(
      fc.asyncProperty(expressions([]).condition, async (where) => {
        const orderBy = [{ field: 'wait', descending: true }, { field: 'visit_id' }];
        const listing = { entity: visit, where, orderBy, limit: 50, offset: 1 };
        const [left, right] = await Promise.all([duck.list(listing), click.list(listing)]);
        expect(toRows(right)).toEqual(toRows(left));
        const counted = rows.filter((row) => valueOf(where, row, { asOf: 0, dataFrom: 0 }) === true).length;
        expect([await duck.count(visit, where), await click.count(visit, where)]).toEqual([counted, counted]);
      }),
      { ...options, numRuns: Math.ceil(RUNS / 5) },
    );
  });
});
