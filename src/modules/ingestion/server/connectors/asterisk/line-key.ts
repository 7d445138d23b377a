import type { LineFields } from './line-fields.ts';

/**
 * 64 bits over every field of a line but time and call, which its events carry themselves; two signed halves. Names count as
 * written.
 */
export class LineKey {
  hi = 0;
  lo = 0;

  read(bytes: Uint8Array, fields: LineFields): void {
    const end = fields.lineEnd;
    let p = fields.start(2);
    let hi = end - p;
    let lo = 0x9e3779b9 | 0;
    // Four bytes a step, through two walks that share nothing but the bytes.
    for (; p + 4 <= end; p += 4) {
      const word =
        (bytes[p] as number) |
        ((bytes[p + 1] as number) << 8) |
        ((bytes[p + 2] as number) << 16) |
        ((bytes[p + 3] as number) << 24);
      lo = Math.imul(lo ^ word, 0x85ebca6b);
      lo ^= lo >>> 15;
      hi = Math.imul((hi << 7) ^ (hi >>> 25) ^ word, 0xc2b2ae35);
    }
    let rest = 0;
    for (; p < end; p++) rest = (rest << 8) | (bytes[p] as number);
    lo = Math.imul(lo ^ rest, 0x85ebca6b);
    hi = Math.imul((hi << 7) ^ (hi >>> 25) ^ rest, 0xc2b2ae35);
    this.hi = hi ^ (hi >>> 16);
    this.lo = lo ^ (lo >>> 15);
  }
}
