import { describe, expect, it } from 'vitest';
import { openDatabase } from '#src/analytics/open.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { KPIS } from '#src/catalogue/index.ts';
import { agrees, exampleSuite } from './example-suite.ts';

exampleSuite('DuckDB', async () => duckdbStore(await openDatabase(':memory:', { memory: '512MB', threads: 1 })));

describe('worked examples', () => {
  it.each(KPIS)('$id has the empty set and a misreading that gives another number', (kpi) => {
    const empty = kpi.examples.filter((e) => typeof e.given === 'object' && Object.keys(e.given).length === 0);
    expect(empty.map((e) => e.expect)).toEqual([kpi.unit === 'count' ? 0 : null]);
    const misread = kpi.examples.filter((e) => e.misreading);
    expect(misread.length).toBeGreaterThan(0);
    for (const { expect: expected, misreading } of misread) {
      expect(expected === null || typeof expected === 'number').toBe(true);
      expect(agrees(expected as number | null, misreading?.value ?? null)).toBe(false);
    }
  });
});
