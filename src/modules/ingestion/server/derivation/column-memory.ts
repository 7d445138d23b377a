/**
 * Memory for columns of rows. A stream of portions takes it back before each portion and lends it again, instead of leaving
 * megabytes a second to the garbage collector. What is lent holds whatever was in it before.
 */
export class ColumnMemory {
  private readonly float64: Lent<Float64Array<ArrayBuffer>> = { arrays: [], lent: 0 };
  private readonly int32: Lent<Int32Array<ArrayBuffer>> = { arrays: [], lent: 0 };

  /** An array of at least `size` numbers. */
  numbers(size: number): Float64Array<ArrayBuffer> {
    return lend(this.float64, size, (n) => new Float64Array(n));
  }

  /** An array of at least `size` 32-bit integers. */
  integers(size: number): Int32Array<ArrayBuffer> {
    return lend(this.int32, size, (n) => new Int32Array(n));
  }

  /** Everything lent is free again: nobody may look at it any more. */
  takeBack(): void {
    this.float64.lent = 0;
    this.int32.lent = 0;
  }
}

/** Arrays before `lent` are in somebody's hands. */
type Lent<A> = { readonly arrays: A[]; lent: number };

function lend<A extends { readonly length: number }>(from: Lent<A>, size: number, make: (size: number) => A): A {
  const { arrays, lent } = from;
  let found = lent;
  while (found < arrays.length && (arrays[found] as A).length < size) found++;
  // Portions are of a size: a quarter to spare lets the next one use it too.
  if (found === arrays.length) arrays.push(make(size + (size >> 2)));
  const array = arrays[found] as A;
  arrays[found] = arrays[lent] as A;
  arrays[lent] = array;
  from.lent++;
  return array;
}
