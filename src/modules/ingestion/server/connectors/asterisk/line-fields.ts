import * as digits from '../../derivation/digits.ts';
import * as nameHash from '../../derivation/name-hash.ts';
import { NumberedId } from '../../derivation/numbered-id.ts';

// What every line needs is bound here: the compiler then knows it, and looks nothing up.
const { hashBytes, hashEnd, hashWord } = nameHash;
const { leadingDigits, tenDigits, withDigits } = digits;
const BAR = 124;
const DOT = 46;
const ZERO = 48;
const RETURN = 13;
/** The byte looked for in each of the four of a word. */
const BARS = 0x7c7c7c7c;
const NEWLINES = 0x0a0a0a0a;
const ONES = 0x01010101;
const HIGHS = 0x80808080 | 0;
/** Fields of a line that are looked at; a line with more (a custom event) keeps the rest in its last one. */
const MOST = 32;
/** Digits of epoch seconds in this century. */
const SECONDS = 10;

/** Bytes that must lie behind the last line, whatever they are: its time and call may be missing, and it is read four bytes at a time. */
export const PADDING = SECONDS + 1 + NumberedId.ROOM;

/**
 * The fields of the line in hand, as places in the file's bytes: nothing is made a string here. Field 0 is the time, 1 the call,
 * 2 the queue, 3 the agent, 4 the event, from 5 on its data.
 */
export class LineFields {
  /** Where each field begins; one more than the end of the last one closes the list. */
  private readonly begins = new Int32Array(MOST + 1);
  /** `hashBytes` of each field from the queue on. */
  readonly hash = new Int32Array(MOST);
  count = 0;
  /** End of the line without its line break. */
  lineEnd = 0;
  /** The time in whole seconds, -1 where it is none, and what is over. */
  seconds = -1;
  millis = 0;
  /** The two numbers of the call's id; the first is -1 where it is no `NumberedId`. */
  callEpoch = -1;
  callSeq = -1;
  private readonly call = new NumberedId();

  /** The line's instant, epoch milliseconds. */
  at(): number {
    return this.seconds * 1000 + this.millis;
  }

  start(field: number): number {
    return this.begins[field] as number;
  }

  end(field: number): number {
    return (this.begins[field + 1] as number) - 1;
  }

  /**
   * Splits the line at `from` and returns the place after its newline. The caller knows that a newline follows and `PADDING`
   * behind it; `view` is of the same bytes.
   */
  split(bytes: Uint8Array, view: DataView, from: number): number {
    const { begins, hash: hashes } = this;
    let n = 0;
    begins[0] = from;
    let p = this.stepOver(view, from);
    if (p > from) {
      begins[++n] = p;
      if (this.callEpoch >= 0) {
        p = this.call.end + 1;
        begins[++n] = p;
      }
    }
    let hash = 0;
    for (;;) {
      const word = view.getInt32(p, true);
      const bar = word ^ BARS;
      const newline = word ^ NEWLINES;
      // The high bit of the lowest byte that is zero in one of them; those above it may be wrong, and do not matter.
      const hit = (((bar - ONES) & ~bar) | ((newline - ONES) & ~newline)) & HIGHS;
      if (hit === 0) {
        hash = hashWord(hash, word);
        p += 4;
        continue;
      }
      const bits = 24 - Math.clz32(hit & -hit);
      const isBar = ((word >>> bits) & 255) === BAR;
      p += (bits >> 3) + 1;
      if (isBar && n === MOST - 1) continue;
      hashes[n] = hashEnd(hash, word & ((1 << bits) - 1), bits);
      hash = 0;
      if (!isBar) break;
      begins[++n] = p;
    }
    let lineEnd = p - 1;
    if (lineEnd > from && bytes[lineEnd - 1] === RETURN) {
      lineEnd--;
      hashes[n] = hashBytes(bytes, begins[n] as number, lineEnd);
    }
    begins[n + 1] = lineEnd + 1;
    this.count = n + 1;
    this.lineEnd = lineEnd;
    return p;
  }

  /** Reads ten digits of time and a plain call id, the rule; returns the place after the time, `from` when it is no such. */
  private stepOver(view: DataView, from: number): number {
    this.seconds = -1;
    this.millis = 0;
    this.callEpoch = -1;
    const end = from + SECONDS;
    if (view.getUint8(end) !== BAR) return from;
    const seconds = tenDigits(view, from);
    if (seconds < 0) return from;
    this.seconds = seconds;
    const { call } = this;
    if (call.read(view, end + 1) && view.getUint8(call.end) === BAR) {
      this.callEpoch = call.epoch;
      this.callSeq = call.seq;
    }
    return end + 1;
  }

  /** Reads a time that is not ten digits: fractional, or of the last century; false when it is no epoch seconds at all. */
  readTime(bytes: Uint8Array): boolean {
    const end = this.end(0);
    const from = this.start(0);
    let p = from;
    let seconds = 0;
    for (; p < end; p++) {
      const digit = (bytes[p] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      seconds = seconds * 10 + digit;
    }
    if (p - from < SECONDS - 1 || p - from > SECONDS) return false;
    let fraction = 0;
    if (p < end) {
      if (bytes[p] !== DOT) return false;
      let scale = 100;
      for (p++; p < end; p++) {
        const digit = (bytes[p] as number) - ZERO;
        if (digit < 0 || digit > 9) return false;
        fraction += digit * scale;
        scale /= 10;
      }
    }
    this.seconds = seconds;
    this.millis = Math.floor(fraction);
    return true;
  }

  isEmpty(field: number): boolean {
    return field >= this.count || this.start(field) === this.end(field);
  }

  /** A field of decimal digits as a number; -1 when it is empty or holds anything else. */
  number(view: DataView, field: number): number {
    if (field >= this.count) return -1;
    const end = this.end(field);
    let p = this.start(field);
    if (p === end) return -1;
    let value = 0;
    while (p < end) {
      const word = view.getInt32(p, true);
      const count = Math.min(4, end - p);
      if (leadingDigits(word) < count) return -1;
      value = withDigits(value, word, count);
      p += count;
    }
    return value;
  }
}
