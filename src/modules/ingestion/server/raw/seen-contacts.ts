/** Bits per contact expected, or up to half more or less; three of them are set for each, so about one "yes" in two hundred is false, or in eighty. */
const BITS_EACH = 16;

/**
 * Which contacts an import has brought so far, as a filter in little memory: "no" is certain, "yes" is to be looked up. A big
 * file holds tens of millions of them, too many to remember each.
 */
export class SeenContacts {
  private readonly bits: Uint32Array;
  private readonly shift: number;

  constructor(expected: number) {
    const power = Math.min(31, Math.max(10, Math.round(Math.log2(expected * BITS_EACH))));
    this.bits = new Uint32Array(2 ** (power - 5));
    this.shift = 32 - power;
  }

  /** Notes a contact by its hash; true when it may have been noted before. */
  note(hash: number): boolean {
    const first = Math.imul(hash, 0x9e3779b1) >>> this.shift;
    const second = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> this.shift;
    const third = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> this.shift;
    const known = Number(this.set(first)) + Number(this.set(second)) + Number(this.set(third));
    return known === 3;
  }

  private set(bit: number): boolean {
    const word = bit >>> 5;
    const mask = 1 << (bit & 31);
    const before = this.bits[word] as number;
    this.bits[word] = before | mask;
    return (before & mask) !== 0;
  }
}
