import type { Day } from './day-calendar.ts';
import type { SortedValues } from './sorted-values.ts';

/** One measure of a segment: where each cell's values begin, their sum, and the values if they are kept. */
export type Measure = {
  readonly knownStart: Int32Array;
  /** Ascending within a cell; null for measures of which only sums are kept. */
  readonly values: SortedValues | null;
  /** Exact sum per cell, milliseconds (or counts). */
  readonly sums: Float64Array;
};

/**
 * The rows of neighbouring days clustered into series (rows of one profile) and cells (one series, one slot of time), so that a month
 * is one run over memory. Series `s` has the cells `[cellStart[s], cellStart[s + 1])` in order of time; cell `c` has
 * `rowStart[c + 1] - rowStart[c]` rows.
 */
export type Segment = {
  readonly number: number;
  readonly width: number;
  readonly days: readonly Day[];
  /** Profile number of each series. */
  readonly profiles: Int32Array;
  readonly cellStart: Int32Array;
  /** Number of the cell's slot of time, counted from the start of the segment. */
  readonly slot: Uint16Array;
  readonly rowStart: Int32Array;
  /** By name, those that questions have asked for. */
  readonly measures: Readonly<Record<string, Measure>>;
  readonly bytes: number;
};

/** What adding up reads of a segment. */
export type SegmentCells = Pick<Segment, 'rowStart' | 'measures'>;
