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
