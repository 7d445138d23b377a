import type { Grid } from '#src/kernel/grid.ts';
import type { DimensionId } from './entity.ts';
import type { Node } from './expression.ts';
import type { Aggregate, Attribution, Chain } from './measure.ts';

/**
 * One pass over one entity: the serialisable form between a question and an engine. Everything is decided here (validation,
 * parameters, calendar); a compiler only writes it down in its dialect, and the sealed store answers the same object.
 */
export type Scan = {
  readonly entity: string;
  readonly attribution: Attribution;
  /** Column that books a row to time; null for `split` and `prorate`, which use the entity's span. */
  readonly anchor: string | null;
  /** Numbered buckets; also the time range. */
  readonly grid: Grid;
  /** False when the question has one bucket and needs no bucket column. */
  readonly byBucket: boolean;
  readonly by: readonly ScanDimension[];
  /** Question filters on dimensions: all must hold. */
  readonly filters: readonly { readonly dimension: ScanDimension; readonly values: readonly (string | number)[] }[];
  /** Any further condition (parameter scopes, drill-down). */
  readonly where: Node | null;
  readonly chain: Chain | null;
  readonly includeExcluded: boolean;
  /** Aggregate per output column `a0`, `a1`, …. */
  readonly aggregates: readonly Aggregate[];
  /** Values for the nodes `asOf` and `dataFrom`. */
  readonly asOf: number;
  readonly dataFrom: number;
};

/** A dimension resolved to a column, or computed from the anchor in the question's zone. */
export type ScanDimension =
  | { readonly id: DimensionId; readonly column: string }
  | {
      readonly id: 'hour' | 'weekday';
      readonly offsets: readonly { readonly from: number; readonly offset: number }[];
    };

/** Output column names of a scan, in order: `bucket` (number), one per dimension (its id), one per aggregate (`a0`…). */
export function outputOf(scan: Scan): string[] {
  return [...(scan.byBucket ? ['bucket'] : []), ...scan.by.map((d) => d.id), ...scan.aggregates.map((_, i) => `a${i}`)];
}
