import type { Grid } from '#src/kernel/grid.ts';
import type { ScanRunner } from './evaluate.ts';
import type { Node } from './expression.ts';
import type { ScanResult } from './groups.ts';
import type { Aggregate } from './measure.ts';
import { changesIn, type Period, settled } from './period.ts';
import type { Scan } from './scan.ts';

/**
 * Runs scans whose settings change inside their range one period at a time and puts the parts together: each part is a plain scan,
 * so that closed days still answer from their cells, and rows that last through a change are cut there. Where parts cannot be
 * joined (a percentile over both sides of a change), the rows themselves are asked once, with the change in the condition.
 */
export function runByPeriod(run: ScanRunner): ScanRunner {
  return async (scan) => {
    const parts = partsOf(scan);
    const [only] = parts;
    if (parts.length === 1 && only) return run(only);
    const results = await Promise.all(parts.map(run));
    return apart(scan, changesIn([scan.where, scan.aggregates])) ? concatenated(scan, results) : joined(scan, results);
  };
}

/** The scans that answer a scan together; itself when nothing in it changes with time. */
export function partsOf(scan: Scan): Scan[] {
  const changes = changesIn([scan.where, scan.aggregates]).filter((t) => t > scan.grid.start && t < scan.grid.end);
  if (changes.length === 0) return [scan];
  if (!scan.aggregates.every(joinable) && !apart(scan, changes)) return [scan];
  const bounds = [scan.grid.start, ...changes, scan.grid.end];
  const parts = bounds.slice(0, -1).map((from, i) => partOf(scan, { from, until: bounds[i + 1] ?? scan.grid.end }));
  const needed = parts.filter((p) => !isFalse(p.where));
  return needed.length > 0 ? needed : parts.slice(0, 1);
}

const isFalse = (node: Node | null): boolean => node?.op === 'literal' && node.value === false;
const joinable = ({ fn }: Aggregate): boolean => fn !== 'quantile' && fn !== 'distinct';

/** Whether every change falls between two buckets, so that no group has rows on both sides. */
const apart = (scan: Scan, changes: readonly number[]): boolean =>
  scan.byBucket && changes.every((t) => t <= scan.grid.start || t >= scan.grid.end || scan.grid.starts.includes(t));

function partOf(scan: Scan, period: Period): Scan {
  const settle = (node: Node | null): Node | null => (node === null ? null : nullIfTrue(settled(node, period)));
  return {
    ...scan,
    grid: clippedGrid(scan.grid, period),
    where: settle(scan.where),
    aggregates: scan.aggregates.map((a) => ({
      ...a,
      where: settle(a.where),
      value: a.value === null ? null : settled(a.value, period),
    })),
  };
}

const nullIfTrue = (node: Node): Node | null => (node.op === 'literal' && node.value === true ? null : node);

/** The same bucket numbers over a part of the range. */
function clippedGrid(grid: Grid, { from, until }: Period): Grid {
  const runs = grid.runs
    .filter((run) => run.from < until && run.to > from)
    .map((run) => ({ ...run, from: Math.max(run.from, from), to: Math.min(run.to, until) }));
  return { ...grid, start: from, end: until, runs };
}

const pathOf = (results: readonly ScanResult[]): ScanResult['path'] => {
  const [first] = results;
  return first && results.every((r) => r.path === first.path) ? first.path : 'mixed';
};

const namesOf = (scan: Scan): string[] => [...(scan.byBucket ? ['bucket'] : []), ...scan.by.map((d) => d.id)];

function concatenated(scan: Scan, results: readonly ScanResult[]): ScanResult {
  const names = [...namesOf(scan), ...scan.aggregates.map((_, a) => `a${a}`)];
  const columns = names.map(
    (name) => [name, results.flatMap((r) => [...(r.columns[name] as readonly never[])])] as const,
  );
  return {
    length: results.reduce((n, r) => n + r.length, 0),
    path: pathOf(results),
    columns: Object.fromEntries(columns),
  };
}

/** Groups of all parts: counts and sums add, extremes compare. */
function joined(scan: Scan, results: readonly ScanResult[]): ScanResult {
  const names = namesOf(scan);
  const groups = new Map<string, { key: readonly (string | number | null)[]; values: number[] }>();
  for (const { columns, length } of results) {
    for (let i = 0; i < length; i++) {
      const key = names.map((name) => (columns[name]?.[i] ?? null) as string | number | null);
      const id = JSON.stringify(key);
      const group = groups.get(id) ?? { key, values: scan.aggregates.map(() => Number.NaN) };
      groups.set(id, group);
      for (const [a, { fn }] of scan.aggregates.entries())
        group.values[a] = together(fn, group.values[a] ?? Number.NaN, columns[`a${a}`]?.[i]);
    }
  }
  const rows = [...groups.values()];
  return {
    length: rows.length,
    path: pathOf(results),
    columns: {
      ...Object.fromEntries(names.map((name, n) => [name, rows.map((r) => r.key[n] ?? null) as (string | null)[]])),
      ...Object.fromEntries(scan.aggregates.map((_, a) => [`a${a}`, Float64Array.from(rows, (r) => r.values[a] ?? 0)])),
    },
  };
}

/** A part without a value leaves the other as it is. */
function together(fn: Aggregate['fn'], a: number, found: unknown): number {
  const b = typeof found === 'number' ? found : Number.NaN;
  if (Number.isNaN(b)) return a;
  if (Number.isNaN(a)) return b;
  return fn === 'min' ? Math.min(a, b) : fn === 'max' ? Math.max(a, b) : a + b;
}
