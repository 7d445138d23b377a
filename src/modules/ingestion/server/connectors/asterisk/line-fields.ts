import { HASH_START } from '../../derivation/dictionary.ts';

const BAR = 124;
const NEWLINE = 10;
const RETURN = 13;
const PRIME = 0x01000193;
/** Fields of a line that are looked at; a line with more (a custom event) keeps the rest in its raw text. */
const MOST = 32;

/**
 * The fields of the line in hand, as places in the file's bytes: nothing is made a string here. Field 0 is the time, 1 the call,
 * 2 the queue, 3 the agent, 4 the event, from 5 on its data. `hash` is the dictionary's hash of the field.
 */
export class LineFields {
  readonly start = new Int32Array(MOST);
  readonly end = new Int32Array(MOST);
  readonly hash = new Int32Array(MOST);
  count = 0;
  /** End of the line without its line break. */
  lineEnd = 0;

  /** Splits the line at `from` and returns the place after its newline. The caller knows that a newline follows. */
  split(bytes: Uint8Array, from: number): number {
    const { start, end, hash: hashes } = this;
    let p = from;
    let n = 0;
    let begin = from;
    let hash = HASH_START;
    for (;;) {
      const byte = bytes[p] as number;
      if (byte === BAR) {
        if (n < MOST - 1) {
          start[n] = begin;
          end[n] = p;
          hashes[n] = hash;
          n++;
          begin = p + 1;
          hash = HASH_START;
        }
        p++;
        continue;
      }
      if (byte === NEWLINE) break;
      hash = Math.imul(hash ^ byte, PRIME);
      p++;
    }
    let lineEnd = p;
    if (p > from && bytes[p - 1] === RETURN) {
      lineEnd--;
      hash = HASH_START;
      for (let i = begin; i < lineEnd; i++) hash = Math.imul(hash ^ (bytes[i] as number), PRIME);
    }
    start[n] = begin;
    end[n] = lineEnd;
    hashes[n] = hash;
    this.count = n + 1;
    this.lineEnd = lineEnd;
    return p + 1;
  }

  isEmpty(field: number): boolean {
    return field >= this.count || this.start[field] === this.end[field];
  }

  /** A field of decimal digits as a number; -1 when it is empty or holds anything else. */
  number(bytes: Uint8Array, field: number): number {
    if (field >= this.count) return -1;
    const end = this.end[field] as number;
    let p = this.start[field] as number;
    if (p === end) return -1;
    let value = 0;
    for (; p < end; p++) {
      const digit = (bytes[p] as number) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }
}
