import type { Grid } from '#src/kernel/grid.ts';
import { DIMENSIONS, type DimensionId } from '#src/semantic/entity.ts';
import type { ScanResult } from '#src/semantic/groups.ts';
import type { Aggregate } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import type { Columns } from '../columns.ts';
import type { EventStore } from '../event-store.ts';
import type { SealedResult } from './answer-sealed.ts';
import { quantileOfRuns, type Run } from './quantile.ts';
import type { Gap } from './sealed-runner.ts';

type Row = {
  readonly bucket: number;
  readonly values: readonly (string | number | boolean | null)[];
  readonly aggregates: number[];
  runs: Run[][];
};

/**
 * Joins cells with what lies outside them. Counts and sums add, extremes compare; for quantiles the raw side is asked for its
 * distribution (value by value, with counts), so that the joined quantile is over all values, not over two quantiles.
 */
export async function joinRaw(
  scan: Scan,
  sealed: ScanResult,
  answered: SealedResult,
  gaps: readonly Gap[],
  store: EventStore,
): Promise<ScanResult> {
  const rows = new Map<string, Row>();
  const rowAt = (columns: ScanResult['columns'], i: number): Row => {
    const bucket = scan.byBucket ? Number(columns['bucket']?.[i]) : 0;
    const values = scan.by.map((d) => columns[d.id]?.[i] ?? null);
    const key = JSON.stringify([bucket, ...values]);
    let row = rows.get(key);
    if (!row) {
      row = {
        bucket,
        values,
        aggregates: scan.aggregates.map((a) => (a.fn === 'count' ? 0 : Number.NaN)),
        runs: scan.aggregates.map(() => []),
      };
      rows.set(key, row);
    }
    return row;
  };
  const add = (columns: ScanResult['columns'], length: number, runs: SealedResult['open'] | null): void => {
    for (let i = 0; i < length; i++) {
      const row = rowAt(columns, i);
      for (const [a, aggregate] of scan.aggregates.entries()) {
        const own = runs?.[a]?.get(i);
        if (own) row.runs[a]?.push(...own);
        else if (aggregate.fn !== 'quantile' || runs !== null)
          row.aggregates[a] = joined(
            aggregate,
            row.aggregates[a] ?? Number.NaN,
            columns[`a${a}`]?.[i] as number | null | undefined,
          );
      }
    }
  };
  add(sealed.columns, sealed.length, answered.open);
  for (const gap of gaps) {
    const part: Scan = { ...scan, grid: clip(scan.grid, gap) };
    // Quantiles of a part cannot be joined: their place is kept by a count that `joined` never reads.
    const aggregates = scan.aggregates.map(
      (a): Aggregate => (a.fn === 'quantile' ? { ...a, fn: 'count', value: null } : a),
    );
    const found = await store.aggregate({ ...part, aggregates });
    add(found.columns, found.length, null);
    await addDistributions(scan, part, store, rowAt);
  }
  for (const row of rows.values()) {
    for (const [a, aggregate] of scan.aggregates.entries()) {
      if (aggregate.fn === 'quantile' && (row.runs[a]?.length ?? 0) > 0)
        row.aggregates[a] = quantileOfRuns(row.runs[a] ?? [], aggregate.p ?? 0.5);
    }
  }
  return toResult(scan, [...rows.values()]);
}

/** One number out of two parts; a part without a value leaves the other as it is. */
function joined(aggregate: Aggregate, a: number, b: number | null | undefined): number {
  if (b === null || b === undefined || Number.isNaN(b)) return a;
  if (Number.isNaN(a)) return b;
  if (aggregate.fn === 'min') return Math.min(a, b);
  return aggregate.fn === 'max' ? Math.max(a, b) : a + b;
}

/** The same bucket numbers over a part of the range. */
function clip(grid: Grid, gap: Gap): Grid {
  const runs = grid.runs
    .filter((run) => run.from < gap.end && run.to > gap.start)
    .map((run) => ({ ...run, from: Math.max(run.from, gap.start), to: Math.min(run.to, gap.end) }));
  return { ...grid, start: gap.start, end: gap.end, runs };
}

/** Adds, for every quantile, the values of a gap as one sorted stretch per row. */
async function addDistributions(
  scan: Scan,
  part: Scan,
  store: EventStore,
  rowAt: (columns: Columns['columns'], i: number) => Row,
): Promise<void> {
  for (const [a, aggregate] of scan.aggregates.entries()) {
    const column = quantileColumn(aggregate);
    if (column === null) continue;
    const found = await store.aggregate({
      ...part,
      by: [...scan.by, { id: freeId(scan), column }],
      aggregates: [{ ...aggregate, fn: 'count', value: null }],
    });
    const values = new Map<Row, { value: number; count: number }[]>();
    for (let i = 0; i < found.length; i++) {
      const value = found.columns[freeId(scan)]?.[i];
      const count = Number(found.columns['a0']?.[i] ?? 0);
      if (typeof value !== 'number' || Number.isNaN(value) || count === 0) continue;
      const row = rowAt(found.columns, i);
      const own = values.get(row) ?? [];
      values.set(row, own);
      own.push({ value, count });
    }
    for (const [row, counted] of values) row.runs[a]?.push(runOf(counted));
  }
}

function runOf(counted: readonly { value: number; count: number }[]): Run {
  const values = new Float64Array(counted.reduce((n, c) => n + c.count, 0));
  let at = 0;
  for (const { value, count } of counted.toSorted((x, y) => x.value - y.value)) values.fill(value, at, (at += count));
  return { values, from: 0, to: values.length };
}

/** The column a quantile is over; null for other aggregates. */
export function quantileColumn(aggregate: Aggregate): string | null {
  return aggregate.fn === 'quantile' && aggregate.value?.op === 'field' ? aggregate.value.name : null;
}

/** A dimension name the scan does not use, to carry a measured value through a grouping. */
const freeId = (scan: Scan): DimensionId => DIMENSIONS.find((id) => scan.by.every((d) => d.id !== id)) ?? 'kind';

function toResult(scan: Scan, rows: readonly Row[]): ScanResult {
  const columns: Record<string, ScanResult['columns'][string]> = {};
  if (scan.byBucket) columns['bucket'] = Int32Array.from(rows, (row) => row.bucket);
  for (const [d, dimension] of scan.by.entries())
    columns[dimension.id] = rows.map((row) => row.values[d] ?? null) as (string | null)[];
  for (const a of scan.aggregates.keys())
    columns[`a${a}`] = Float64Array.from(rows, (row) => row.aggregates[a] ?? Number.NaN);
  return { length: rows.length, path: 'mixed', columns };
}
