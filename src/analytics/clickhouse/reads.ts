/** The reads that are under way and what each may still see, so that nothing is cleared away under them. */
export class Reads {
  readonly #open = new Map<number, number>();
  #last = 0;

  /** A read of the rows below `committed` begins; returns its number. */
  begin(committed: number): number {
    this.#last += 1;
    this.#open.set(this.#last, committed);
    return this.#last;
  }

  end(read: number): void {
    this.#open.delete(read);
  }

  /** The lowest committed number any of them reads with, at most `committed`. */
  lowest(committed: number): number {
    return Math.min(committed, ...this.#open.values());
  }

  get idle(): boolean {
    return this.#open.size === 0;
  }
}
