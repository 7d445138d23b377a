import { type Sealing, WHOLE_DAY } from '#src/semantic/sealing.ts';
import { type Day, SEGMENT_DAYS, segmentOf, segmentStart } from './day-calendar.ts';
import type { CutPart, DayPart, MeasurePart, Values } from './day-part.ts';
import { type CodedRows, fieldsOf, measuresOf } from './read-day.ts';
import { numberTuples, orderTuples } from './tuples.ts';

/**
 * Seals one day: clusters its rows for every cut and width. A pure function of the set of rows, whatever their order, so
 * a day sealed again is equal byte for byte.
 */
export function buildDay(rows: CodedRows, sealing: Sealing, day: Day): DayPart {
  const fields = fieldsOf(sealing);
  const columns = fields.map((name) => rows.codes[name] ?? new Int32Array(rows.length));
  const profiles = numberTuples(columns, rows.length);
  const measures = measuresOf(sealing).map((name, i) => orderMeasure(rows.measures[name], i < sealing.sorted.length));
  const cuts = sealing.cuts.flatMap((cut, index) => {
    const counted = cut.fields.includes('excluded') ? null : (rows.codes['excluded'] ?? null);
    const own = cut.fields.map((name) => columns[fields.indexOf(name)] ?? new Int32Array(rows.length));
    const series = seriesOf(own, profiles, counted);
    return cut.widths.map((width) => {
      const slots = slotsOf(rows.at, width, day);
      const part = cluster(series.of, series.count, slots, measures);
      return { cut: index, width: width === WHOLE_DAY ? 0 : width, codes: series.codes, ...part } satisfies CutPart;
    });
  });
  const dictionary = Object.fromEntries(fields.map((name) => [name, rows.values[name] ?? []]));
  return { day, rows: rows.length, dictionary, cuts };
}

/** The profiles of a cut in order, and the series of every row (-1 for rows the cut leaves out). */
function seriesOf(
  own: readonly Int32Array[],
  profiles: { of: Int32Array; first: Int32Array },
  excluded: Int32Array | null,
) {
  const kept = excluded ? profiles.first.filter((row) => excluded[row] === 0) : profiles.first;
  const narrow = own.map((column) => pick(column, kept));
  const distinct = numberTuples(narrow, kept.length);
  const order = orderTuples(narrow, distinct.first);
  const place = new Int32Array(order.length);
  for (let s = 0; s < order.length; s++) place[distinct.of[order[s] as number] as number] = s;
  const ofProfile = new Int32Array(profiles.first.length).fill(-1);
  let k = 0;
  for (let p = 0; p < ofProfile.length; p++) {
    if (excluded === null || excluded[profiles.first[p] as number] === 0)
      ofProfile[p] = place[distinct.of[k++] as number] as number;
  }
  const of = new Int32Array(profiles.of.length);
  for (let i = 0; i < of.length; i++) of[i] = ofProfile[profiles.of[i] as number] as number;
  return { of, count: order.length, codes: narrow.map((column) => pick(column, order)) };
}

function pick(column: Int32Array, rows: Int32Array): Int32Array {
  const out = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i] as number] as number;
  return out;
}

function slotsOf(at: Float64Array, width: number | typeof WHOLE_DAY, day: Day): Int32Array {
  const slots = new Int32Array(at.length);
  if (width === WHOLE_DAY) return slots.fill(day.number - segmentOf(day) * SEGMENT_DAYS);
  const origin = segmentStart(segmentOf(day));
  for (let i = 0; i < slots.length; i++) slots[i] = Math.floor(((at[i] ?? 0) - origin) / width);
  return slots;
}

type OrderedMeasure = {
  readonly raw: Float64Array;
  /** Rows with a value, by ascending value. */
  readonly order: Int32Array;
  readonly sorted: boolean;
  readonly storage: 'seconds' | 'milliseconds' | 'any';
};

function orderMeasure(raw: Float64Array = new Float64Array(0), sorted: boolean): OrderedMeasure {
  const known = new Int32Array(raw.length);
  let n = 0;
  let [seconds, milliseconds] = [true, true];
  for (let i = 0; i < raw.length; i++) {
    const v = raw[i] ?? Number.NaN;
    if (Number.isNaN(v)) continue;
    known[n++] = i;
    if (!(v >= 0 && v < 65_536_000 && v % 1000 === 0)) seconds = false;
    if (!(v >= -LIMIT && v < LIMIT && Number.isInteger(v))) milliseconds = false;
  }
  const order = known.subarray(0, n);
  const storage = seconds ? 'seconds' : milliseconds ? 'milliseconds' : 'any';
  return { raw, order: sorted ? sortedBy(order, raw, storage !== 'any') : order, sorted, storage };
}

/** Twelve days: differences of two such values still fit 32 bits, which the search in cells relies on. */
const LIMIT = 2 ** 30;

function sortedBy(rows: Int32Array, raw: Float64Array, small: boolean): Int32Array {
  const factor = 2 ** Math.ceil(Math.log2(raw.length + 1));
  if (!small || factor > 2 ** 22) return rows.toSorted((a, b) => (raw[a] ?? 0) - (raw[b] ?? 0) || a - b);
  // Value and row in one double: the engine's plain sort of numbers is several times faster than one with a comparison.
  const keys = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) keys[i] = ((raw[rows[i] ?? 0] ?? 0) + LIMIT) * factor + (rows[i] ?? 0);
  keys.sort();
  return Int32Array.from(keys, (key) => key % factor);
}

/** Counting sorts by slot, then by series; then every measure's values fall into their cells in ascending order. */
function cluster(series: Int32Array, seriesCount: number, slots: Int32Array, measures: readonly OrderedMeasure[]) {
  const all = new Int32Array(series.length);
  let kept = 0;
  for (let i = 0; i < series.length; i++) if ((series[i] as number) >= 0) all[kept++] = i;
  const rows = all.subarray(0, kept);
  let first = slots[0] ?? 0;
  for (let i = 0; i < slots.length; i++) if ((slots[i] as number) < first) first = slots[i] as number;
  const relative = new Int32Array(slots.length);
  for (let i = 0; i < slots.length; i++) relative[i] = (slots[i] as number) - first;
  const ordered = countingSort(countingSort(rows, relative, highest(relative) + 1), series, seriesCount);
  const cellOf = new Int32Array(series.length).fill(-1);
  const cellStart = new Int32Array(seriesCount + 1);
  const slot = new Uint16Array(rows.length);
  const rowStart = new Int32Array(rows.length + 1);
  let cells = 0;
  let [lastSeries, lastSlot] = [-1, -1];
  for (let i = 0; i < ordered.length; i++) {
    const row = ordered[i] as number;
    const [ownSeries, ownSlot] = [series[row] as number, slots[row] as number];
    if (ownSeries !== lastSeries || ownSlot !== lastSlot) {
      rowStart[cells] = i;
      slot[cells] = ownSlot;
      cells += 1;
      cellStart[ownSeries + 1] = cells;
      [lastSeries, lastSlot] = [ownSeries, ownSlot];
    }
    cellOf[row] = cells - 1;
  }
  rowStart[cells] = ordered.length;
  for (let s = 1; s <= seriesCount; s++) cellStart[s] = Math.max(cellStart[s] ?? 0, cellStart[s - 1] ?? 0);
  return {
    cellStart,
    slot: slot.slice(0, cells),
    rowStart: rowStart.slice(0, cells + 1),
    measures: measures.map((measure) => place(measure, cellOf, cells)),
  };
}

function place(measure: OrderedMeasure, cellOf: Int32Array, cells: number): MeasurePart {
  const knownStart = new Int32Array(cells + 1);
  const sums = new Float64Array(cells);
  const { order, raw } = measure;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const cell = cellOf[row] as number;
    if (cell < 0) continue;
    knownStart[cell + 1] = (knownStart[cell + 1] as number) + 1;
    sums[cell] = (sums[cell] as number) + (raw[row] as number);
  }
  for (let c = 0; c < cells; c++) knownStart[c + 1] = (knownStart[c + 1] as number) + (knownStart[c] as number);
  if (!measure.sorted)
    return { knownStart, kept: sums.every((sum) => sum === (sum | 0)) ? Int32Array.from(sums) : sums };
  const values = storageFor(measure.storage, knownStart[cells] ?? 0);
  const unit = measure.storage === 'seconds' ? 1000 : 1;
  const next = knownStart.slice();
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const cell = cellOf[row] as number;
    if (cell < 0) continue;
    const at = next[cell] as number;
    values[at] = (raw[row] as number) / unit;
    next[cell] = at + 1;
  }
  return { knownStart, kept: values };
}

function storageFor(storage: OrderedMeasure['storage'], length: number): Values {
  if (storage === 'seconds') return new Uint16Array(length);
  return storage === 'milliseconds' ? new Int32Array(length) : new Float64Array(length);
}

function highest(values: Int32Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if ((values[i] as number) > most) most = values[i] as number;
  return most;
}

function countingSort(rows: Int32Array, key: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 1);
  for (let i = 0; i < rows.length; i++) {
    const k = (key[rows[i] as number] as number) + 1;
    next[k] = (next[k] as number) + 1;
  }
  for (let k = 0; k < count; k++) next[k + 1] = (next[k + 1] as number) + (next[k] as number);
  const out = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const k = key[rows[i] as number] as number;
    const at = next[k] as number;
    out[at] = rows[i] as number;
    next[k] = at + 1;
  }
  return out;
}
