import * as digits from './digits.ts';

const { leadingDigits, tenDigits, withDigits } = digits;
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
  /** Bytes from an id's beginning that must lie in the view, whatever they are, and from any end of one. */
  static readonly ROOM = EPOCH_DIGITS + 2;

  epoch = 0;
  seq = 0;
  /** Place after the id last read. */
  end = 0;

  /** Reads an id that begins at `from`; false when there is none, or more digits follow. */
  read(view: DataView, from: number): boolean {
    const begin = from + EPOCH_DIGITS + 1;
    if (view.getUint8(begin - 1) !== DOT || view.getUint8(from) === ZERO) return false;
    const epoch = tenDigits(view, from);
    if (epoch < 0 || epoch > LARGEST) return false;
    let seq = 0;
    let p = begin;
    for (let count = 4; count === 4; p += count) {
      const word = view.getInt32(p, true);
      count = leadingDigits(word);
      if (count > 0) seq = withDigits(seq, word, count);
    }
    const digits = p - begin;
    if (digits === 0 || digits > SEQ_DIGITS || (digits > 1 && view.getUint8(begin) === ZERO)) return false;
    this.epoch = epoch;
    this.seq = seq;
    this.end = p;
    return true;
  }
}
