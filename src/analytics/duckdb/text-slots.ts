/** Bytes of a text slot in DuckDB's vectors: length, then the text itself when it is short, else a prefix and an address. */
export const TEXT_SLOT = 16;
const SHORT = 12;
/** Slots remembered at most; short answers, of which there are many, need few. */
const MOST = 4096;
/** Places a slot may stand in: with one alone, half of two thousand names would drive out each other. */
const PLACES = 4;
const NEVER = -1;

/**
 * Texts by their slots, so that a text which occurs again is not decoded again. A short text stands in its slot: equal slots are equal
 * texts for ever. A long one is known by its address, which holds for one vector only.
 */
export class TextSlots<T extends string | number> {
  #size = 0;
  #words = new Int32Array(0);
  #texts: T[] = [];
  /** The vector a long text was met in; 0 for short ones. */
  #vectors = new Int32Array(0);
  #vector = 0;

  /** To be called before the texts of another vector, of so many rows, are read. */
  nextVector(rows: number): void {
    this.#vector += 1;
    if (this.#size === MOST || rows * 2 <= this.#size) return;
    this.#size = Math.min(MOST, 1 << (32 - Math.clz32(Math.max(PLACES, rows * 2 - 1))));
    this.#words = new Int32Array(this.#size * 4);
    this.#texts = [];
    this.#vectors = new Int32Array(this.#size).fill(NEVER);
  }

  /** The text of slot `i`, or what stands for it; `decode` is asked where it is not known. */
  textOf(words: Int32Array, i: number, decode: (i: number) => T): T {
    const [a, b] = [words[4 * i] as number, words[4 * i + 1] as number];
    const [c, d] = [words[4 * i + 2] as number, words[4 * i + 3] as number];
    const vector = a > SHORT ? this.#vector : 0;
    const mixed = Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35) ^ a;
    const home = mixed ^ (mixed >>> 15);
    const [known, vectors, last] = [this.#words, this.#vectors, this.#size - 1];
    let free = NEVER;
    for (let n = 0; n < PLACES; n++) {
      const place = (home + n) & last;
      const at = place * 4;
      const own = vectors[place] as number;
      if (own === vector) {
        if (known[at] === a && known[at + 1] === b && known[at + 2] === c && known[at + 3] === d)
          return this.#texts[place] as T;
      } else if (own !== 0 && own !== this.#vector) {
        // Never filled, or by a vector that is gone.
        free = place;
        break;
      }
    }
    const text = decode(i);
    const place = free === NEVER ? home & last : free;
    const at = place * 4;
    known[at] = a;
    known[at + 1] = b;
    known[at + 2] = c;
    known[at + 3] = d;
    this.#texts[place] = text;
    vectors[place] = vector;
    return text;
  }
}
