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

/** Numbers, all 0, in memory that threads can share. */
export const sharedNumbers = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8));

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
