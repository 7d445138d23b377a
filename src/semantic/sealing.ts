import type { Entity } from './entity.ts';
import type { Expression } from './expression.ts';

/**
 * Columns an entity's rows are clustered by in memory, together with time. A question is answered from the narrowest cut that holds
 * all columns it names, so keep narrow cuts narrow: every further column splits cells. Rows with an `excluded` reason are only in
 * cuts that name `excluded`.
 */
export type Cut = readonly string[];

/** Length of a piece of a lasting row, milliseconds. */
export const TIME = 'time';
/** A column's value multiplied by the length of the piece: what a weighted sum of time adds up. */
export const timesLength = (column: string): string => `${column} × ${TIME}`;

/** How the closed days of one entity are sealed. Pure data, declared beside the entity. */
export type Sealing = {
  readonly entity: Entity;
  /**
   * The instant rows are booked to; questions with another anchor are answered raw. Null for rows that last: they are split by clock,
   * as questions do, into pieces of a slot each, with the measures `TIME` (the piece's length) and, for a column `x`, `timesLength('x')`.
   * The end of such a row must always be known.
   */
  readonly anchor: string | null;
  /** Width of the slots of time rows are kept by, milliseconds; it must divide 30 minutes. Narrower questions are answered raw. */
  readonly slot: number;
  /** Narrowest first; files hold the columns of all of them. */
  readonly cuts: readonly Cut[];
  /**
   * Columns worked out while sealing, under names that may stand in `cuts`, `sorted` and `summed`: conditions on columns with
   * many values, and values KPIs take from several columns. A question is matched to them by the same expression.
   */
  readonly computed?: Readonly<Record<string, Expression>>;
  /** Durations whose values cells keep in order: any threshold, any quantile, sums. */
  readonly sorted: readonly string[];
  /** Durations and counts of which cells keep sum and number known only. */
  readonly summed: readonly string[];
  /**
   * Kept row by row, not as cells: for questions about a row's neighbours, or about several numbers of a row, which no cell can tell. `cuts`
   * then names the columns with codes, the key among them, and `summed` the numbers and instants.
   */
  readonly rows?: true;
};
