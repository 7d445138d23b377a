import type { Day } from './day-calendar.ts';
import type { CutPart, MeasurePart, Values } from './day-part.ts';

/** One measure of a segment: where each cell's values begin, their sum, and the values if they are kept. */
export type Measure = {
  readonly knownStart: Int32Array;
  /** Ascending within a cell; null for measures of which only sums are kept. */
  readonly values: Values | null;
  /** Exact sum per cell, milliseconds (or counts). */
  readonly sums: Float64Array;
};

/** Neighbouring days of one cut and width joined, so that a month is one run over memory. Series carry profile numbers. */
export type Segment = {
  readonly number: number;
  readonly width: number;
  readonly days: readonly Day[];
  readonly profiles: Int32Array;
  readonly cellStart: Int32Array;
  readonly slot: Uint16Array;
  readonly rowStart: Int32Array;
  readonly measures: readonly Measure[];
  readonly bytes: number;
};

/** A day's cut with the profile numbers of its series. */
export type NumberedPart = { readonly part: CutPart; readonly profiles: Int32Array };

/** Joins the days of a segment: series by series, days in order. */
export function joinDays(
  number: number,
  width: number,
  days: readonly Day[],
  parts: readonly NumberedPart[],
  sorted: number,
): Segment {
  const profiles = Int32Array.from(new Set(parts.flatMap((p) => [...p.profiles]))).sort();
  const place = new Map(Array.from(profiles, (profile, i) => [profile, i]));
  const cells = parts.reduce((n, p) => n + p.part.slot.length, 0);
  const cellStart = new Int32Array(profiles.length + 1);
  for (const { part, profiles: own } of parts) {
    for (const [s, profile] of own.entries()) {
      const at = (place.get(profile) ?? 0) + 1;
      cellStart[at] = (cellStart[at] ?? 0) + (part.cellStart[s + 1] ?? 0) - (part.cellStart[s] ?? 0);
    }
  }
  for (let s = 0; s < profiles.length; s++) cellStart[s + 1] = (cellStart[s + 1] ?? 0) + (cellStart[s] ?? 0);

  // Where each cell of the joined segment comes from: part by part in order of time, since days are in order.
  const next = cellStart.slice();
  const fromPart = new Uint16Array(cells);
  const fromCell = new Int32Array(cells);
  for (const [p, { part, profiles: own }] of parts.entries()) {
    for (const [s, profile] of own.entries()) {
      const series = place.get(profile) ?? 0;
      let at = next[series] ?? 0;
      for (let c = part.cellStart[s] ?? 0; c < (part.cellStart[s + 1] ?? 0); c++) {
        fromPart[at] = p;
        fromCell[at++] = c;
      }
      next[series] = at;
    }
  }
  const slot = new Uint16Array(cells);
  const slots = parts.map((p) => p.part.slot);
  for (let c = 0; c < cells; c++) slot[c] = slots[fromPart[c] ?? 0]?.[fromCell[c] ?? 0] ?? 0;
  const rowStart = joinStarts(
    parts.map((p) => p.part.rowStart),
    fromPart,
    fromCell,
  );
  const measures = (parts[0]?.part.measures ?? []).map((_, m) =>
    joinMeasure(
      parts.map((p) => p.part.measures[m] as MeasurePart),
      fromPart,
      fromCell,
      rowStart,
      m < sorted,
    ),
  );
  const bytes = [
    slot,
    rowStart,
    cellStart,
    profiles,
    ...measures.flatMap((m) => [m.knownStart, m.sums, ...(m.values ? [m.values] : [])]),
  ].reduce((n, a) => n + a.byteLength, 0);
  return { number, width, days, profiles, cellStart, slot, rowStart, measures, bytes };
}

function joinStarts(starts: readonly Int32Array[], fromPart: Uint16Array, fromCell: Int32Array): Int32Array {
  const out = new Int32Array(fromCell.length + 1);
  for (let c = 0; c < fromCell.length; c++) {
    const own = starts[fromPart[c] ?? 0];
    const cell = fromCell[c] ?? 0;
    out[c + 1] = (out[c] ?? 0) + (own?.[cell + 1] ?? 0) - (own?.[cell] ?? 0);
  }
  return out;
}

function joinMeasure(
  parts: readonly MeasurePart[],
  fromPart: Uint16Array,
  fromCell: Int32Array,
  rowStart: Int32Array,
  sorted: boolean,
): Measure {
  const joined = joinStarts(
    parts.map((p) => p.knownStart),
    fromPart,
    fromCell,
  );
  const knownStart = joined.at(-1) === rowStart.at(-1) ? rowStart : joined;
  const sums = new Float64Array(fromCell.length);
  if (!sorted) {
    for (let c = 0; c < sums.length; c++) sums[c] = parts[fromPart[c] ?? 0]?.kept[fromCell[c] ?? 0] ?? 0;
    return { knownStart, values: null, sums };
  }
  const values = widest(
    parts.map((p) => p.kept),
    knownStart.at(-1) ?? 0,
  );
  const unit = unitOf(values);
  for (let c = 0; c < fromCell.length; c++) {
    const { knownStart: own, kept } = parts[fromPart[c] as number] as MeasurePart;
    const cell = fromCell[c] as number;
    sums[c] = unit * copy(kept, own[cell] as number, own[cell + 1] as number, values, knownStart[c] as number);
  }
  return { knownStart, values, sums };
}

/** Storage that holds the values of every day. */
function widest(all: readonly Values[], length: number): Values {
  if (all.some((v) => v instanceof Float64Array)) return new Float64Array(length);
  return all.some((v) => v instanceof Int32Array) ? new Int32Array(length) : new Uint16Array(length);
}

/** Copies a stretch of values and gives their sum, in units of the target. */
function copy(source: Values, from: number, to: number, target: Values, at: number): number {
  const factor = source instanceof Uint16Array && !(target instanceof Uint16Array) ? 1000 : 1;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const value = (source[i] as number) * factor;
    target[at + i - from] = value;
    sum += value;
  }
  return sum;
}

/** Milliseconds per unit of stored values. */
export const unitOf = (values: Values): number => (values instanceof Uint16Array ? 1000 : 1);
