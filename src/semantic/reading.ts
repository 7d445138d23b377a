import { bucketEnd, type Grid } from '#src/kernel/grid.ts';
import type { ColumnRoom } from './column-room.ts';
import type { Groups } from './groups.ts';
import type { Reading } from './plan.ts';

/**
 * One linear combination over all groups, in surface units; `lengths` gives the groups' intervals in seconds. The column may be
 * shared with other readings: never write to it. What is written anew goes into `room`, if there is one.
 */
export function read(reading: Reading, groups: Groups, lengths: () => Float64Array, room?: ColumnRoom): Float64Array {
  if (reading.op === 'read') {
    const values = groups.values(reading.scan, reading.aggregate, reading.empty);
    return reading.seconds ? inSeconds(values, room?.column() ?? new Float64Array(values.length)) : values;
  }
  if (reading.op === 'scale') return read(reading.term, groups, lengths).map((v) => v * reading.by);
  if (reading.op === 'average')
    return read(reading.term, groups, lengths).map((v, i) => v / (lengths()[i] ?? Number.NaN));
  const parts = reading.terms.map((t) =>
    t.sign === 1 ? read(t.term, groups, lengths) : read(t.term, groups, lengths).map((v) => -v),
  );
  return total(parts, groups.length);
}

function inSeconds(milliseconds: Float64Array, out: Float64Array): Float64Array {
  for (let i = 0; i < out.length; i++) out[i] = (milliseconds[i] as number) / 1000;
  return out;
}

/** Sum of columns; a group is unknown only when every part is. */
export function total(parts: readonly Float64Array[], length: number): Float64Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const sums = new Float64Array(length).fill(Number.NaN);
  for (const part of parts) {
    for (let i = 0; i < length; i++) {
      const v = part[i] ?? Number.NaN;
      if (!Number.isNaN(v)) sums[i] = (Number.isNaN(sums[i] ?? Number.NaN) ? 0 : (sums[i] ?? 0)) + v;
    }
  }
  return sums;
}

/** Seconds of each group's interval that have passed as of `asOf`; at least one, so that nothing is divided by zero. */
export function lengthsOf(groups: Groups, grid: Grid, asOf: number): Float64Array {
  return Float64Array.from({ length: groups.length }, (_, i) => {
    const bucket = groups.bucket?.[i] ?? 0;
    return Math.max(1, (Math.min(bucketEnd(grid, bucket), asOf) - (grid.starts[bucket] ?? grid.start)) / 1000);
  });
}
