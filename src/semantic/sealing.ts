import type { Entity } from './entity.ts';
import type { Expression } from './expression.ts';

/** One day, as the calendar of the data cuts it. */
export const WHOLE_DAY = 'day';

/**
 * One copy of an entity's rows, clustered by the values of `fields` and by time. A question is answered from the narrowest
 * cut that holds all fields it names, so keep narrow cuts narrow: every further field splits cells.
 */
export type Cut = {
  readonly fields: readonly string[];
  /** Cell widths kept, milliseconds, or `day`; each must divide 30 minutes. */
  readonly widths: readonly (number | typeof WHOLE_DAY)[];
};

/** How the closed days of one entity are sealed. Pure data, declared beside the entity. */
export type Sealing = {
  readonly entity: Entity;
  /** The instant rows are booked to; questions with another anchor are answered raw. */
  readonly anchor: string;
  /** Narrowest first. Rows with an `excluded` reason are only in cuts that name `excluded`. */
  readonly cuts: readonly Cut[];
  /**
   * Columns worked out while sealing, under names that may stand in `fields`, `sorted` and `summed`: conditions on columns with
   * many values, and values KPIs take from several columns. A question is matched to them by the same expression.
   */
  readonly computed?: Readonly<Record<string, Expression>>;
  /** Durations kept sorted in every cell: any threshold, any quantile, sums. */
  readonly sorted: readonly string[];
  /** Durations and counts of which every cell keeps sum and number known only. */
  readonly summed: readonly string[];
};
