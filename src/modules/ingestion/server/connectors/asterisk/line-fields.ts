import { NumberedId } from '../../derivation/numbered-id.ts';

const BAR = 124;
const NEWLINE = 10;
const RETURN = 13;
/** Fields of a line that are looked at; a line with more (a custom event) keeps the rest in its last one. */
const MOST = 32;
/** Digits of epoch seconds in this century. */
const SECONDS = 10;

/**
 * The fields of the line in hand, as places in the file's bytes: nothing is made a string here. Field 0 is the time, 1 the call,
 * 2 the queue, 3 the agent, 4 the event, from 5 on its data.
 */
export class LineFields {
  /** Where each field begins; one more than the end of the last one closes the list. */
  private readonly begins = new Int32Array(MOST + 1);
  count = 0;
  /** End of the line without its line break. */
  lineEnd = 0;
  /** The two numbers of the call's id; the first is -1 where it is no `NumberedId`. */
  callEpoch = -1;
  callSeq = -1;
  private readonly call = new NumberedId();

  start(field: number): number {
    return this.begins[field] as number;
  }

  end(field: number): number {
    return (this.begins[field + 1] as number) - 1;
  }

  /** Splits the line at `from` and returns the place after its newline. The caller knows that a newline follows. */
  split(bytes: Uint8Array, from: number): number {
    const { begins } = this;
    let p = from;
    let n = 0;
    begins[0] = from;
    this.callEpoch = -1;
    // The rule: ten digits of time and a plain call id, both of known form, are stepped over without looking for their ends.
    if (bytes[from + SECONDS] === BAR && isDigits(bytes, from, SECONDS)) {
      p = from + SECONDS + 1;
      begins[++n] = p;
      const end = this.call.read(bytes, p);
      if (end > 0 && bytes[end] === BAR) {
        this.callEpoch = this.call.epoch;
        this.callSeq = this.call.seq;
        p = end + 1;
        begins[++n] = p;
      }
    }
    for (;;) {
      const byte = bytes[p++] as number;
      if (byte === BAR) {
        if (n < MOST - 1) begins[++n] = p;
      } else if (byte === NEWLINE) break;
    }
    const lineEnd = p - 1 > from && bytes[p - 2] === RETURN ? p - 2 : p - 1;
    begins[n + 1] = lineEnd + 1;
    this.count = n + 1;
    this.lineEnd = lineEnd;
    return p;
  }

  isEmpty(field: number): boolean {
    return field >= this.count || this.start(field) === this.end(field);
  }

  /** A field of decimal digits as a number; -1 when it is empty or holds anything else. */
  number(bytes: Uint8Array, field: number): number {
    if (field >= this.count) return -1;
    const end = this.end(field);
    let p = this.start(field);
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

function isDigits(bytes: Uint8Array, from: number, count: number): boolean {
  let wrong = 0;
  for (let p = from; p < from + count; p++) {
    const digit = (bytes[p] as number) - 48;
    wrong |= digit | (9 - digit);
  }
  return wrong >= 0;
}
