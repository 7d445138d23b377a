import type { Cut } from '#src/semantic/sealing.ts';
import type { DayRows } from './day-rows.ts';
import { buildMeasure } from './build-measure.ts';
import { daySlot } from './slot-keys.ts';
import type { FieldDictionary, ProfileTable } from './profile-table.ts';
import type { Measure, Segment } from './segment.ts';
import { numberTuples } from './tuples.ts';

/** What a segment is clustered by: fields, width of cells (0 is the day) in slots of the day files, and measures to keep. */
export type Clustering = {
  readonly cut: Cut;
  readonly width: number;
  readonly slot: number;
  readonly sorted: readonly string[];
  readonly summed: readonly string[];
  readonly dictionaries: ReadonlyMap<string, FieldDictionary>;
  readonly profiles: ProfileTable;
};

/** A day's rows with the series and the cell each belongs to; -1 for rows the cut leaves out. */
export type PlacedDay = { readonly rows: DayRows; readonly series: Int32Array; readonly cell: Int32Array };

/** Clusters the rows of a segment's days, which are in order. */
export function buildSegment(number: number, days: readonly DayRows[], by: Clustering): Segment {
  const placed = days.map(
    (rows): PlacedDay => ({ rows, series: profilesOf(rows, by), cell: new Int32Array(rows.rows) }),
  );
  const profiles = placeSeries(placed);
  const slots = days.map((rows) => slotsOf(rows, by));
  const cellStart = countCells(placed, slots, profiles.length);
  const cells = cellStart[profiles.length] as number;
  const [slot, rowStart] = placeCells(placed, slots, cellStart, cells);
  const measures: Record<string, Measure> = {};
  for (const name of by.sorted) measures[name] = buildMeasure(name, placed, { cellStart, rowStart }, true);
  for (const name of by.summed) measures[name] = buildMeasure(name, placed, { cellStart, rowStart }, false);
  const arrays = [profiles, cellStart, slot, rowStart, ...Object.values(measures).flatMap(arraysOf)];
  const bytes = arrays.reduce((n, array) => n + array.byteLength, 0);
  return {
    number,
    width: by.width,
    days: days.map((d) => d.day),
    profiles,
    cellStart,
    slot,
    rowStart,
    measures,
    bytes,
  };
}

const arraysOf = ({ knownStart, sums, values }: Measure) => [
  knownStart,
  sums,
  ...(values ? [values.narrow, values.wide] : []),
];

/** Profile number of every row, -1 where the cut leaves it out: excluded rows are only in cuts that name `excluded`. */
function profilesOf(rows: DayRows, { cut, dictionaries, profiles }: Clustering): Int32Array {
  const codes = cut.map((name) => rows.codes[name] ?? new Uint8Array(0));
  const varying = codes.filter((column) => column.length > 0);
  const { of, first } = numberTuples(varying, rows.rows);
  const shared = cut.map((name) => [
    0,
    ...(rows.dictionary[name] ?? []).map((value) => dictionaries.get(name)?.codeOf(value) ?? 0),
  ]);
  const tuple: number[] = [];
  const numbers = Int32Array.from(first, (row) => {
    for (const [f, column] of codes.entries()) {
      // Without codes of their own, all rows have the only value of the day, or none.
      const code = column.length > 0 ? (column[row] as number) : (shared[f]?.length ?? 1) - 1;
      tuple[f] = shared[f]?.[code] ?? 0;
    }
    return profiles.numberOf(tuple);
  });
  const out = new Int32Array(rows.rows);
  for (let i = 0; i < out.length; i++) out[i] = numbers[of[i] as number] as number;
  if (!cut.includes('excluded')) leaveOutExcluded(rows, out);
  return out;
}

function leaveOutExcluded(rows: DayRows, series: Int32Array): void {
  const excluded = rows.codes['excluded'];
  if (!excluded || !rows.dictionary['excluded']?.length) return;
  for (let i = 0; i < series.length; i++) if (excluded.length === 0 || excluded[i] !== 0) series[i] = -1;
}

/** Profiles that occur, ascending; turns every row's profile into the number of its series. */
function placeSeries(days: readonly PlacedDay[]): Int32Array {
  let highest = -1;
  for (const { series } of days)
    for (let i = 0; i < series.length; i++) highest = Math.max(highest, series[i] as number);
  const place = new Int32Array(highest + 1);
  for (const { series } of days)
    for (let i = 0; i < series.length; i++) if (series[i] !== -1) place[series[i] as number] = 1;
  const profiles: number[] = [];
  for (let p = 0; p < place.length; p++) if (place[p] === 1) place[p] = profiles.push(p) - 1;
  for (const { series } of days)
    for (let i = 0; i < series.length; i++) if (series[i] !== -1) series[i] = place[series[i] as number] as number;
  return Int32Array.from(profiles);
}

/** Slots of the wanted width; each day's are ascending, and no slot is shared by two days. */
function slotsOf({ day, slot }: DayRows, { width, slot: narrow }: Clustering): Uint16Array {
  if (width === 0) return new Uint16Array(slot.length).fill(daySlot(day));
  if (width === narrow) return slot;
  const wide = new Uint16Array(slot.length);
  const step = width / narrow;
  for (let i = 0; i < wide.length; i++) wide[i] = Math.floor((slot[i] as number) / step);
  return wide;
}

function countCells(days: readonly PlacedDay[], slots: readonly Uint16Array[], count: number): Int32Array {
  const cellStart = new Int32Array(count + 1);
  const last = new Int32Array(count).fill(-1);
  for (const [d, { series }] of days.entries()) {
    const own = slots[d] as Uint16Array;
    for (let i = 0; i < series.length; i++) {
      const s = series[i] as number;
      if (s < 0 || last[s] === own[i]) continue;
      last[s] = own[i] as number;
      cellStart[s + 1] = (cellStart[s + 1] as number) + 1;
    }
  }
  for (let s = 0; s < count; s++) cellStart[s + 1] = (cellStart[s + 1] as number) + (cellStart[s] as number);
  return cellStart;
}

/** Names every row's cell; slot and first row of the cells. */
function placeCells(
  days: readonly PlacedDay[],
  slots: readonly Uint16Array[],
  cellStart: Int32Array,
  cells: number,
): [slot: Uint16Array, rowStart: Int32Array] {
  const slot = new Uint16Array(cells);
  const rowStart = new Int32Array(cells + 1);
  const next = cellStart.slice();
  for (const [d, { series, cell }] of days.entries()) {
    const own = slots[d] as Uint16Array;
    for (let i = 0; i < series.length; i++) {
      const s = series[i] as number;
      if (s < 0) {
        cell[i] = -1;
        continue;
      }
      let c = (next[s] as number) - 1;
      if (c < (cellStart[s] as number) || slot[c] !== own[i]) {
        next[s] = ++c + 1;
        slot[c] = own[i] as number;
      }
      cell[i] = c;
      rowStart[c + 1] = (rowStart[c + 1] as number) + 1;
    }
  }
  for (let c = 0; c < cells; c++) rowStart[c + 1] = (rowStart[c + 1] as number) + (rowStart[c] as number);
  return [slot, rowStart];
}
