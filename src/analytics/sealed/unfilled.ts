/** A column whose numbers are anything until each is written: an answer writes all of its rows, and clearing memory first would take as long. */
export function unfilled(length: number): Float64Array {
  const { buffer } = Buffer.allocUnsafeSlow(length * Float64Array.BYTES_PER_ELEMENT);
  return new Float64Array(buffer, 0, length);
}
