import type { Grid } from '#src/kernel/grid.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Expression } from '#src/semantic/expression.ts';
import type { Aggregate } from '#src/semantic/measure.ts';
import type { Scan, ScanDimension } from '#src/semantic/scan.ts';

/** Half-open, epoch milliseconds. */
export type Period = { readonly from: number; readonly to: number };

/** Names a scan has for the columns it groups by; what they are called means nothing here. */
const NAMES = ['site', 'project', 'client', 'team', 'agent', 'queue', 'channel'] as const;

/**
 * Sums of one entity over a period in one pass, grouped by columns of any kind. In the answer the groups are `g0`, `g1`, … by
 * `groupColumn`, the sums `a0`, `a1`, ….
 */
export function periodScan(
  entity: Entity,
  anchor: string,
  period: Period,
  { by, where, sums }: { by: readonly string[]; where?: Expression; sums: readonly Aggregate[] },
): Scan {
  const { from: start, to: end } = period;
  const run = { from: start, to: end, base: 0, origin: start, width: end - start };
  const grid: Grid = { start, end, calendarStart: start, starts: [start], runs: [run] };
  return {
    entity: entity.name,
    attribution: 'whole',
    anchor,
    grid,
    byBucket: false,
    by: by.map((column, i): ScanDimension => ({ id: groupColumn(i), column })),
    filters: [],
    where: where?.node ?? null,
    chain: null,
    includeExcluded: false,
    aggregates: sums,
    asOf: end,
    dataFrom: start,
  };
}

export const groupColumn = (at: number): (typeof NAMES)[number] => NAMES[at] ?? 'channel';
