import type { Values } from './day-part.ts';

/**
 * Sorted values of a segment, each series in the narrower array that holds it: one queue whose waits last days does not widen
 * the others. A cell's values begin at `knownStart[cell] - shift[series]` of its array.
 */
export type SortedValues = {
  /** Whole seconds below 65,536. */
  readonly narrow: Uint16Array;
  /** Milliseconds: 32 bits, or doubles where those do not suffice. */
  readonly wide: Int32Array | Float64Array;
  readonly isWide: Uint8Array;
  readonly shift: Int32Array;
};

/** Copies the cells' values series by series; `source(cell)` names a cell's stretch. Sums are exact, per cell, milliseconds. */
export function sortValues(
  cellStart: Int32Array,
  knownStart: Int32Array,
  kept: readonly Values[],
  fromPart: Uint16Array,
  startInPart: Int32Array,
): { values: SortedValues; sums: Float64Array } {
  const count = cellStart.length - 1;
  const isWide = new Uint8Array(count);
  const shift = new Int32Array(count);
  let [narrowLength, wideLength] = [0, 0];
  for (let s = 0; s < count; s++) {
    const [from, to] = [cellStart[s] as number, cellStart[s + 1] as number];
    const size = (knownStart[to] as number) - (knownStart[from] as number);
    isWide[s] = fitsNarrow(from, to, knownStart, kept, fromPart, startInPart) ? 0 : 1;
    shift[s] = (knownStart[from] as number) - (isWide[s] === 0 ? narrowLength : wideLength);
    if (isWide[s] === 0) narrowLength += size;
    else wideLength += size;
  }
  const narrow = new Uint16Array(narrowLength);
  const wide = kept.some((v) => v instanceof Float64Array) ? new Float64Array(wideLength) : new Int32Array(wideLength);
  const sums = new Float64Array(fromPart.length);
  for (let s = 0; s < count; s++) {
    const target = isWide[s] === 0 ? narrow : wide;
    const unit = isWide[s] === 0 ? 1000 : 1;
    for (let c = cellStart[s] as number; c < (cellStart[s + 1] as number); c++) {
      const source = kept[fromPart[c] as number] as Values;
      const factor = unitOf(source);
      const at = (knownStart[c] as number) - (shift[s] as number);
      const size = (knownStart[c + 1] as number) - (knownStart[c] as number);
      let sum = 0;
      for (let i = 0; i < size; i++) {
        const value = (source[(startInPart[c] as number) + i] as number) * factor;
        target[at + i] = value / unit;
        sum += value;
      }
      sums[c] = sum;
    }
  }
  return { values: { narrow, wide, isWide, shift }, sums };
}

function fitsNarrow(
  from: number,
  to: number,
  knownStart: Int32Array,
  kept: readonly Values[],
  fromPart: Uint16Array,
  startInPart: Int32Array,
): boolean {
  for (let c = from; c < to; c++) {
    const source = kept[fromPart[c] as number] as Values;
    if (source instanceof Uint16Array) continue;
    const begin = startInPart[c] as number;
    const end = begin + (knownStart[c + 1] as number) - (knownStart[c] as number);
    if (end === begin) continue;
    // Ascending: the ends decide the span.
    if (!((source[begin] as number) >= 0 && (source[end - 1] as number) < 65_536_000)) return false;
    for (let i = begin; i < end; i++) if ((source[i] as number) % 1000 !== 0) return false;
  }
  return true;
}

/** Milliseconds per unit of stored values. */
export const unitOf = (values: Values): number => (values instanceof Uint16Array ? 1000 : 1);
