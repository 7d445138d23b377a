import type { Groups } from './groups.ts';
import type { Reading } from './plan.ts';

/** One linear combination over all groups, in surface units. */
export function read(reading: Reading, groups: Groups): Float64Array {
  if (reading.op === 'read') {
    const values = groups.values(reading.scan, reading.aggregate, reading.empty);
    return reading.seconds ? values.map((v) => v / 1000) : values;
  }
  if (reading.op === 'scale') return read(reading.term, groups).map((v) => v * reading.by);
  const parts = reading.terms.map((t) => (t.sign === 1 ? read(t.term, groups) : read(t.term, groups).map((v) => -v)));
  return total(parts, groups.length);
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
