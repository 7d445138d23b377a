import type { PlacedDay } from './build-segment.ts';
import { missing, unitOf, type Values } from './day-rows.ts';
import { allRows, sortByKey } from './radix.ts';
import type { Measure } from './segment.ts';
import type { SortedValues } from './sorted-values.ts';

type Frame = { readonly cellStart: Int32Array; readonly rowStart: Int32Array };

/** One measure of the cells: exact sums, and the values in ascending order if they are to be kept. */
export function buildMeasure(name: string, days: readonly PlacedDay[], frame: Frame, sorted: boolean): Measure {
  const cells = frame.rowStart.length - 1;
  const known = new Int32Array(cells + 1);
  const sums = new Float64Array(cells);
  for (const { rows, cell } of days) {
    const values = rows.measures[name];
    if (values && values.length > 0) addUp(values, cell, known, sums);
  }
  for (let c = 0; c < cells; c++) known[c + 1] = (known[c + 1] as number) + (known[c] as number);
  // Where every row has a value, the rows' offsets serve: one array less to read.
  const knownStart = known[cells] === frame.rowStart[cells] ? frame.rowStart : known;
  return { knownStart, sums, values: sorted ? sortedValues(name, days, frame.cellStart, knownStart) : null };
}

function addUp(values: Values, cell: Int32Array, known: Int32Array, sums: Float64Array): void {
  const [none, unit] = [missing(values), unitOf(values)];
  for (let i = 0; i < cell.length; i++) {
    const [c, value] = [cell[i] as number, values[i] as number];
    if (c < 0 || value === none || value !== value) continue;
    known[c + 1] = (known[c + 1] as number) + 1;
    sums[c] = (sums[c] as number) + value * unit;
  }
}

/** A cell lies within one day, so that handing out each day's values in ascending order fills every cell in order. */
function sortedValues(
  name: string,
  days: readonly PlacedDay[],
  cellStart: Int32Array,
  knownStart: Int32Array,
): SortedValues {
  const count = cellStart.length - 1;
  const isWide = wideSeries(name, days, count);
  const shift = new Int32Array(count);
  let [narrowLength, wideLength] = [0, 0];
  for (let s = 0; s < count; s++) {
    const from = knownStart[cellStart[s] as number] as number;
    const size = (knownStart[cellStart[s + 1] as number] as number) - from;
    shift[s] = from - (isWide[s] === 0 ? narrowLength : wideLength);
    if (isWide[s] === 0) narrowLength += size;
    else wideLength += size;
  }
  const narrow = new Uint16Array(narrowLength);
  const any = days.some(({ rows }) => rows.measures[name] instanceof Float64Array);
  const wide = any ? new Float64Array(wideLength) : new Int32Array(wideLength);
  const next = knownStart.slice();
  for (const { rows, series, cell } of days) {
    const values = rows.measures[name];
    if (!values || values.length === 0) continue;
    const [none, unit] = [missing(values), unitOf(values)];
    const order = ascending(values);
    for (let i = 0; i < order.length; i++) {
      const row = order[i] as number;
      const [c, value] = [cell[row] as number, values[row] as number];
      if (c < 0 || value === none || value !== value) continue;
      const s = series[row] as number;
      const at = (next[c] as number) - (shift[s] as number);
      next[c] = (next[c] as number) + 1;
      if (isWide[s] === 0) narrow[at] = (value * unit) / 1000;
      else wide[at] = value * unit;
    }
  }
  return { narrow, wide, isWide, shift };
}

/** Series with a value that is no whole number of seconds below 65,535. */
function wideSeries(name: string, days: readonly PlacedDay[], count: number): Uint8Array {
  const isWide = new Uint8Array(count);
  for (const { rows, series } of days) {
    const values = rows.measures[name];
    if (!values || values instanceof Uint16Array) continue;
    const none = missing(values);
    for (let i = 0; i < series.length; i++) {
      const [s, value] = [series[i] as number, values[i] as number];
      if (s < 0 || value === none || value !== value) continue;
      if (!(value >= 0 && value < 65_535_000 && value % 1000 === 0)) isWide[s] = 1;
    }
  }
  return isWide;
}

/** Row numbers by ascending value. */
function ascending(values: Values): Int32Array {
  const rows = allRows(values.length);
  if (values instanceof Uint16Array) return sortByKey(rows, values);
  if (values instanceof Float64Array)
    return rows
      .filter((row) => values[row] === values[row])
      .sort((a, b) => (values[a] as number) - (values[b] as number));
  return sortByKey(
    rows,
    values.map((v) => (v === missing(values) ? 0 : v + 2 ** 30 + 1)),
  );
}
