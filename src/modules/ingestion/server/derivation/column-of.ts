/** A column made row by row. One allocation of the right size: `Array.from({ length })` looks up each row and costs many times as much. */
export function columnOf<T>(length: number, of: (row: number) => T): T[] {
  // oxlint-disable-next-line unicorn/no-new-array -- see above
  const column = new Array<T>(length);
  for (let row = 0; row < length; row++) column[row] = of(row);
  return column;
}

/** The same of numbers; NaN is no value. */
export function numbersOf(length: number, of: (row: number) => number): Float64Array {
  const column = new Float64Array(length);
  for (let row = 0; row < length; row++) column[row] = of(row);
  return column;
}
