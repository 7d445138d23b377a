import type { DimensionId } from './entity.ts';
import type { Label } from './label.ts';
import type { Linear, Measure } from './measure.ts';
import type { ParameterId, ParameterValues } from './parameter.ts';

export type Unit = 'ratio' | 'duration' | 'count' | 'points' | 'money' | 'per_hour' | 'per_10000' | 'number';
export type Better = 'higher' | 'lower' | 'band' | 'none';
export type KpiGroup =
  | 'volume'
  | 'access'
  | 'efficiency'
  | 'quality'
  | 'customer'
  | 'people'
  | 'planning'
  | 'cost'
  | 'outbound'
  | 'smart'
  | 'ticket';

/** A row given to a worked example: an entity's fields, instants as ISO text or milliseconds, durations in seconds by suffix `s`. */
export type ExampleRows = Readonly<
  Record<string, readonly Readonly<Record<string, string | number | boolean | null>>[]>
>;

/** A worked example: facts in, number out. Runs on every engine. */
export type Example = {
  readonly name: string;
  /** Named fixture of the catalogue, or rows by entity; `{}` is the empty set. */
  readonly given: string | ExampleRows;
  readonly with?: Readonly<Partial<Record<ParameterId, string | number | boolean>>>;
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly asOf?: string;
  /** First instant the data cover (look-back windows need it); without it they cover everything. */
  readonly dataFrom?: string;
  readonly by?: readonly DimensionId[];
  readonly where?: Readonly<Partial<Record<DimensionId, readonly string[]>>>;
  /** Value in surface units (ratio 0–1, seconds, …), or one per group key (`queue=X`). */
  readonly expect: number | null | Readonly<Record<string, number | null>>;
  /** What the likeliest misreading would give instead, and which misreading that is. */
  readonly misreading?: { readonly reading: string; readonly value: number | null };
  readonly source?: string;
};

/** A KPI is data: identity, words, parameters, a measure tree, and examples that prove it. */
export type Kpi = {
  readonly id: string;
  /** Rises when the meaning changes; every answer carries it. */
  readonly version: number;
  readonly name: Label;
  /** The name with what changes its meaning as set: `20 s service level`, `7 d first-contact resolution`. */
  readonly title?: (p: ParameterValues) => Label;
  readonly definition: Label;
  readonly group: KpiGroup;
  readonly unit: Unit;
  readonly better: Better;
  readonly uses: readonly ParameterId[];
  readonly measure: (p: ParameterValues) => Measure;
  /**
   * Another measure when the question splits or filters by this dimension (signed-in time per queue is not the union).
   * Asked by several of them, the first named here decides.
   */
  readonly measureBy?: Readonly<Partial<Record<DimensionId, (p: ParameterValues) => Measure>>>;
  /** Dimensions this KPI must not be asked by, with the reason people read. */
  readonly notBy?: { readonly dimensions: readonly DimensionId[]; readonly because: Label };
  /** Members of the cohort whose outcome is still open: the value is provisional while any exist. */
  readonly pending?: (p: ParameterValues) => Linear | null;
  /** The value estimates something beyond the rows counted (a sample): give an interval. */
  readonly sample?: 'proportion' | 'mean';
  /** For a sampled mean: the scale the scores are on. */
  readonly scale?: { readonly floor: number; readonly ceiling: number };
  readonly aliases?: readonly string[];
  readonly source: string;
  readonly examples: readonly [Example, Example, ...Example[]];
};

/** Declares a KPI; `version` defaults to 1. */
export function kpi(
  definition: Omit<Kpi, 'version' | 'uses'> & { version?: number; uses?: readonly ParameterId[] },
): Kpi {
  return { version: 1, uses: [], ...definition };
}
