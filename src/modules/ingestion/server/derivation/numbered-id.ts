const DOT = 46;
const ZERO = 48;
const EPOCH_DIGITS = 10;
/** Digits a sequence number may have and still be a 32-bit integer. */
const SEQ_DIGITS = 9;
const LARGEST = 0x7fffffff;

/**
 * Ids of the form `EPOCH.SEQ`, as the unique ids of Asterisk are: ten digits, a point, up to nine digits. Read as two integers
 * they are compared and kept without their text. Only what can be written back to the letter is read: no leading zeros.
 */
export class NumberedId {
  epoch = 0;
  seq = 0;
  /** Place after the id last read. */
  end = 0;

  /** Reads an id that begins at `from`; false when there is none. */
  read(bytes: Uint8Array, from: number): boolean {
    if (bytes[from + EPOCH_DIGITS] !== DOT) return false;
    const first = (bytes[from] as number) - ZERO;
    let epoch = first;
    let wrong = first - 1;
    for (let p = from + 1; p < from + EPOCH_DIGITS; p++) {
      const digit = (bytes[p] as number) - ZERO;
      wrong |= digit | (9 - digit);
      epoch = epoch * 10 + digit;
    }
    if (wrong < 0 || epoch > LARGEST) return false;
    let p = from + EPOCH_DIGITS + 1;
    const begin = p;
    let seq = 0;
    for (; p - begin < SEQ_DIGITS; p++) {
      const digit = (bytes[p] as number) - ZERO;
      if (!(digit >= 0 && digit <= 9)) break;
      seq = seq * 10 + digit;
    }
    if (p === begin || (p - begin > 1 && bytes[begin] === ZERO)) return false;
    this.epoch = epoch;
    this.seq = seq;
    this.end = p;
    return true;
  }
}
