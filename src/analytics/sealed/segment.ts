import type { Day } from './day-calendar.ts';
import type { CutPart, MeasurePart } from './day-part.ts';
import { type SortedValues, sortValues } from './sorted-values.ts';

/** One measure of a segment: where each cell's values begin, their sum, and the values if they are kept. */
export type Measure = {
  readonly knownStart: Int32Array;
  /** Ascending within a cell; null for measures of which only sums are kept. */
  readonly values: SortedValues | null;
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
      { cellStart, rowStart },
      m < sorted,
    ),
  );
  const bytes = [
    slot,
    rowStart,
    cellStart,
    profiles,
    ...measures.flatMap((m) => [m.knownStart, m.sums, ...(m.values ? [m.values.narrow, m.values.wide] : [])]),
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
  { cellStart, rowStart }: { cellStart: Int32Array; rowStart: Int32Array },
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
  const startInPart = new Int32Array(fromCell.length);
  for (let c = 0; c < fromCell.length; c++)
    startInPart[c] = parts[fromPart[c] as number]?.knownStart[fromCell[c] as number] as number;
  const kept = parts.map((p) => p.kept);
  return { knownStart, ...sortValues(cellStart, knownStart, kept, fromPart, startInPart) };
}
