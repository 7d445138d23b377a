import type { Literal } from '#src/semantic/expression.ts';
import type { Day } from './day-calendar.ts';

/** Codes of a field's values, in the narrowest array that holds them; 0 is null, `i` the dictionary's value `i - 1`. */
export type Codes = Uint8Array | Uint16Array | Int32Array;

/** Values of a measure: whole seconds, whole milliseconds, or any number of milliseconds. */
export type Values = Uint16Array | Int32Array | Float64Array;

/**
 * One sealed day of one entity: its rows as columns of codes and numbers, in an order that depends on the rows alone. Every cut is
 * clustered from these, so that a day is kept once, whatever is asked of it.
 */
export type DayRows = {
  readonly day: Day;
  readonly rows: number;
  /** Values that occur on the day, field by field, in ascending order. */
  readonly dictionary: Readonly<Record<string, readonly Literal[]>>;
  /** Number of each row's slot of time, counted from the start of the day's segment; ascending. */
  readonly slot: Uint16Array;
  /** Empty where all rows have one code: that of the only value, or of null. */
  readonly codes: Readonly<Record<string, Codes>>;
  /** Empty where no row has a value; a missing value is `missing(values)`. */
  readonly measures: Readonly<Record<string, Values>>;
};

const NO_SECONDS = 65_535;
const NO_MILLISECONDS = -(2 ** 31);

/** What stands for "no value" in an array of values (`NaN` must be asked for by `Number.isNaN`). */
export const missing = (values: Values): number =>
  values instanceof Uint16Array ? NO_SECONDS : values instanceof Int32Array ? NO_MILLISECONDS : Number.NaN;

/** Milliseconds per unit of stored values. */
export const unitOf = (values: Values): number => (values instanceof Uint16Array ? 1000 : 1);

/** Bounds of whole milliseconds kept in 32 bits: differences of two such values still fit, which searches rely on. */
const LIMIT = 2 ** 30;

/** The narrowest array that holds a column of milliseconds exactly; `NaN` is null. Empty when every value is null. */
export function narrowest(raw: Float64Array): Values {
  let [seconds, milliseconds, known] = [true, true, false];
  for (let i = 0; i < raw.length; i++) {
    const v = raw[i] as number;
    if (v !== v) continue;
    known = true;
    if (!(v >= 0 && v < NO_SECONDS * 1000 && v % 1000 === 0)) seconds = false;
    if (!(v >= -LIMIT && v < LIMIT - 1 && v === Math.floor(v))) milliseconds = false;
  }
  if (!known) return new Uint16Array(0);
  if (!milliseconds) return raw;
  const out = seconds ? new Uint16Array(raw.length) : new Int32Array(raw.length);
  const [unit, none] = [unitOf(out), missing(out)];
  for (let i = 0; i < raw.length; i++) {
    const v = raw[i] as number;
    out[i] = v === v ? v / unit : none;
  }
  return out;
}
