import type { Literal } from '#src/semantic/expression.ts';
import type { Day } from './day-calendar.ts';

/** Sorted values of a measure: whole seconds, whole milliseconds, or any number of milliseconds. */
export type Values = Uint16Array | Int32Array | Float64Array;

/** One measure in the cells of a cut. */
export type MeasurePart = {
  /** Cell `c` has the values `[knownStart[c], knownStart[c + 1])`; rows without a value are left out. */
  readonly knownStart: Int32Array;
  /** Sorted measures: all values, ascending within a cell. Summed ones: one exact sum per cell. */
  readonly kept: Values;
};

/**
 * Rows clustered into series (rows of one profile) and cells (one series, one slot of time). Series `s` has the cells
 * `[cellStart[s], cellStart[s + 1])` in order of time; cell `c` has `rowStart[c + 1] - rowStart[c]` rows.
 */
export type CutPart = {
  readonly cut: number;
  readonly width: number;
  /** Value codes of each series, one column per field of the cut; 0 is null, `i` is the field's value `i - 1`. */
  readonly codes: readonly Int32Array[];
  readonly cellStart: Int32Array;
  /** Number of the cell's slot of time, counted from the start of the day's segment. */
  readonly slot: Uint16Array;
  readonly rowStart: Int32Array;
  readonly measures: readonly MeasurePart[];
};

/** One sealed day of one entity: the same rows in every cut. `dictionary` lists each field's values in order. */
export type DayPart = {
  readonly day: Day;
  readonly rows: number;
  readonly dictionary: Readonly<Record<string, readonly Literal[]>>;
  readonly cuts: readonly CutPart[];
};
