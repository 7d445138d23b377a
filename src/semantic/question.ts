import type { Grain, GridOptions } from '#src/kernel/grid.ts';
import type { DimensionId } from './entity.ts';
import type { ParameterId, ParameterValue } from './parameter.ts';

/** KPIs × time range × grain × dimensions × filters. Everything a number depends on is in here. */
export type Question = {
  readonly kpis: readonly string[];
  /** `[from, to)`, epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly grain: Grain;
  readonly calendar?: GridOptions;
  readonly by: readonly DimensionId[];
  readonly where: Readonly<Partial<Record<DimensionId, readonly string[]>>>;
  /** Settings changed for this question only. */
  readonly set: Readonly<Partial<Record<ParameterId, ParameterValue>>>;
  /** Moment against which open windows are judged, and first instant the data cover. */
  readonly asOf: number;
  readonly dataFrom: number;
};

/** A setting that holds only for some channels, queues, projects or sites, and only for rows booked in `[from, until)`. */
export type ParameterScope = {
  readonly where: Readonly<Partial<Record<'channel' | 'queue' | 'project' | 'site', readonly string[]>>>;
  readonly values: Readonly<Partial<Record<ParameterId, ParameterValue>>>;
  /** Effective dates, epoch milliseconds; without them it always holds. */
  readonly from?: number;
  readonly until?: number;
};
