import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toColumns, toRows } from '#src/analytics/columns.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { openClickHouse } from '#src/analytics/clickhouse/open-clickhouse.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { describeClickHouse, type Engine, startEngine } from '../clickhouse/engine.ts';
import { visit, visitRows } from './entity.ts';
import { expressions } from './conditions.ts';
import { scans } from './scans.ts';

const RUNS = Number(process.env['PARITY_RUNS'] ?? 300);
const SEED = Number(process.env['PARITY_SEED'] ?? 20261122);
const options = { numRuns: RUNS, seed: SEED, endOnFailure: RUNS > 1000 };

/** Rows by group: `bucket` and dimensions → aggregates. */
function byGroup(rows: Record<string, string | number | boolean | null>[]): Map<string, (number | null)[]> {
  const isValue = (name: string): boolean => /^a\d+$/.test(name);
  return new Map(
    rows.map((row) => [
      JSON.stringify(Object.entries(row).filter(([name]) => !isValue(name))),
      Object.entries(row).flatMap(([name, value]) => (isValue(name) ? [value as number | null] : [])),
    ]),
  );
}

/** Counts and whole sums equal to the last digit; what is interpolated or shared out, to nine. */
function expectEqual(
  left: readonly (number | null)[],
  right: readonly (number | null)[],
  scan: Scan,
  group: string,
): void {
  for (const [i, { fn, attribution }] of scan.aggregates.entries()) {
    const [a = null, b = null] = [left[i], right[i]];
    const rounded = (fn === 'quantile' || attribution === 'prorate') && a !== null && b !== null;
    const equal = rounded ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) : a === b;
    if (!equal) expect.fail(`a${i} of ${group}: DuckDB ${a}, ClickHouse ${b}`);
  }
}

describeClickHouse('DuckDB and ClickHouse', () => {
  let engine: Engine;
  let duck: EventStore;
  let click: EventStore;
  beforeAll(async () => {
    engine = await startEngine();
    duck = duckdbStore(await openDatabase(':memory:'));
    click = await openClickHouse(engine.url);
    const [rows = []] = fc.sample(visitRows, { numRuns: 1, seed: SEED });
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
    let filled = 0;
    await fc.assert(
      fc.asyncProperty(scans, async (scan) => {
        const [left, right] = (await Promise.all([duck.aggregate(scan), click.aggregate(scan)])).map((r) =>
          byGroup(toRows(r)),
        );
        expect([...(right?.keys() ?? [])].sort()).toEqual([...(left?.keys() ?? [])].sort());
        for (const [group, values] of left ?? []) expectEqual(values, right?.get(group) ?? [], scan, group);
        filled += left?.size ?? 0;
      }),
      options,
    );
    // Questions about nothing would agree too easily.
    expect(filled).toBeGreaterThan(RUNS * 2);
  });

  it('list the same rows behind a number, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(scans, async (scan) => {
        const page = {
          fields: ['visit_id', 'queue', 'wait', ...(scan.chain ? ['previous_at', 'next_at'] : [])],
          limit: 40,
          offset: 3,
        };
        const [left, right] = await Promise.all([duck.rowsOf(scan, page), click.rowsOf(scan, page)]);
        expect(toRows(right)).toEqual(toRows(left));
      }),
      { ...options, numRuns: Math.ceil(RUNS / 4) },
    );
  });

  it('count and list the same rows under any condition', async () => {
    await fc.assert(
      fc.asyncProperty(expressions([]).condition, async (where) => {
        const orderBy = [{ field: 'wait', descending: true }, { field: 'visit_id' }];
        const listing = { entity: visit, where, orderBy, limit: 50, offset: 1 };
        const [left, right] = await Promise.all([duck.list(listing), click.list(listing)]);
        expect(toRows(right)).toEqual(toRows(left));
        expect(await click.count(visit, where)).toBe(await duck.count(visit, where));
      }),
      { ...options, numRuns: Math.ceil(RUNS / 4) },
    );
  });
});
