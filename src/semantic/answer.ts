import type { Grid } from '#src/kernel/grid.ts';
import type { DefinitionChange } from './definition-changes.ts';
import type { DimensionId } from './entity.ts';
import type { Kpi } from './kpi.ts';

export type Status = 'final' | 'provisional' | 'no_data';

/** One KPI over all groups. `NaN` stands for "no data" inside the columns; surfaces show null. */
export type KpiColumn = {
  readonly kpi: Kpi;
  /** Surface units: ratios 0–1 (times scale), durations in seconds. */
  readonly value: Float64Array;
  readonly numerator: Float64Array;
  /** Null for counts and sums. */
  readonly denominator: Float64Array | null;
  /** Rows whose outcome is still open, per group. */
  readonly pending: Float64Array | null;
  /** Sampled means: Σ of squared scores, for the interval. */
  readonly squares?: Float64Array | null;
};

/** The answer to a question, by column: group `i` is bucket `bucket[i]` and the dimension values at `i`. */
export type Answer = {
  readonly grid: Grid;
  readonly length: number;
  readonly bucket: Int32Array | null;
  readonly dimensions: Readonly<Partial<Record<DimensionId, readonly (string | number | null)[]>>>;
  readonly kpis: readonly KpiColumn[];
  /** Breaks of the series inside the range. */
  readonly definitionChanges: readonly DefinitionChange[];
};
