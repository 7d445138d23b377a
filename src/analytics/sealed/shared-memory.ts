import type { Segment } from './segment.ts';

type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** A column in memory that threads can share: itself where it is already, else a copy. */
export function inSharedMemory<T extends Column>(column: T): T {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const Kind = column.constructor as new (memory: SharedArrayBuffer) => T;
  const copy = new Kind(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}

/** Columns of equal length, all 0, side by side in one piece of memory that threads can share. */
export const sharedColumns = (count: number, length: number): Float64Array[] =>
  columnsIn(new SharedArrayBuffer(count * length * 8), count);

/** The columns of such a piece of memory. */
export function columnsIn(memory: SharedArrayBuffer, count: number): Float64Array[] {
  const length = memory.byteLength / 8 / count;
  return Array.from({ length: count }, (_, n) => new Float64Array(memory, n * length * 8, length));
}

/** A segment whose columns threads can share. */
export function sharedSegment(segment: Segment): Segment {
  const rowStart = inSharedMemory(segment.rowStart);
  const measures = Object.entries(segment.measures).map(([name, { knownStart, sums, values }]) => {
    const known = knownStart === segment.rowStart ? rowStart : inSharedMemory(knownStart);
    const sorted = values && {
      narrow: inSharedMemory(values.narrow),
      wide: inSharedMemory(values.wide),
      isWide: inSharedMemory(values.isWide),
      shift: inSharedMemory(values.shift),
    };
    return [name, { knownStart: known, sums: inSharedMemory(sums), values: sorted }] as const;
  });
  return {
    ...segment,
    profiles: inSharedMemory(segment.profiles),
    cellStart: inSharedMemory(segment.cellStart),
    slot: inSharedMemory(segment.slot),
    rowStart,
    measures: Object.fromEntries(measures),
  };
}
