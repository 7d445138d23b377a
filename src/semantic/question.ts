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
  /** The same moment for what the platform records itself; absent: as for everything. */
  readonly recordedAsOf?: number;
  readonly dataFrom: number;
};

/** What a setting may be narrowed to. */
export const SCOPE_DIMENSIONS = ['queue', 'project', 'site', 'channel'] as const;
export type ScopeDimension = (typeof SCOPE_DIMENSIONS)[number];

/** A setting that holds only for some channels, queues, projects or sites, or only for some time. */
export type ParameterScope = {
  readonly where: Readonly<Partial<Record<ScopeDimension, readonly string[]>>>;
  readonly values: Readonly<Partial<Record<ParameterId, ParameterValue>>>;
  /** Rows booked in `[from, until)`, epoch milliseconds; absent or null is open. */
  readonly from?: number | null;
  readonly until?: number | null;
};
