/**
 * Columns of one answer, out of one piece of memory: at every large piece it is asked for, the engine may stop to collect what nobody needs any more,
 * and an answer of a year asked for thirty.
 */
export class ColumnRoom {
  readonly #length: number;
  readonly #columns: number;
  #memory: Float64Array | null = null;
  #used = 0;

  /** Room for so many columns of `length` groups; more are given memory of their own. */
  constructor(length: number, columns: number) {
    this.#length = length;
    this.#columns = columns;
  }

  /** A column of zeros that nobody else has. */
  column(): Float64Array {
    if (this.#used === this.#columns) return new Float64Array(this.#length);
    this.#memory ??= new Float64Array(this.#length * this.#columns);
    const start = this.#used++ * this.#length;
    return this.#memory.subarray(start, start + this.#length);
  }
}
