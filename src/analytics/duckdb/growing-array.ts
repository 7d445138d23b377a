/** An array that grows piece by piece, and leaves whole. */
export class GrowingArray<T extends Float64Array | Int32Array> {
  readonly #make: (length: number) => T;
  readonly #none: T;
  #all: T;
  #length = 0;
  /** The next piece is probably as long as the last. */
  #expected = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#all = this.#none = make(0);
  }

  /** Zeros for so many more, from a place on. */
  room(more: number): { all: T; from: number } {
    const from = this.#length;
    this.#length += more;
    if (this.#length > this.#all.length) {
      const grown = this.#make(Math.max(this.#length, this.#expected, 2 * this.#all.length));
      grown.set(this.#all);
      this.#all = grown;
    }
    return { all: this.#all, from };
  }

  take(): T {
    const taken = this.#all.subarray(0, this.#length) as T;
    this.#expected = this.#length;
    this.#length = 0;
    this.#all = this.#none;
    return taken;
  }
}
