import { expect } from 'vitest';
import type { ScanResult } from '#src/semantic/groups.ts';
import { outputOf, type Scan } from '#src/semantic/scan.ts';

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

/** Counts, sums and extremes equal to the bit; quantiles to 1e-9, since engines interpolate in different orders. */
export function expectEqual(asked: Scan, sealed: ScanResult, raw: Pick<ScanResult, 'columns' | 'length'>): void {
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
