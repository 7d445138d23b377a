import type { LineFields } from './line-fields.ts';

/**
 * 64 bits over every field of a line but time and call, which its events carry themselves; two signed halves. Names count as
 * written.
 */
export class LineKey {
  hi = 0;
  lo = 0;

  read(fields: LineFields): void {
    const { count, hash: hashes } = fields;
    let hi = count;
    let lo = 0x9e3779b9 | 0;
    for (let f = 2; f < count; f++) {
      const hash = hashes[f] as number;
      lo = Math.imul(lo ^ hash, 0x85ebca6b);
      lo ^= lo >>> 15;
      hi = (Math.imul((hi << 7) ^ (hi >>> 25) ^ hash, 0xc2b2ae35) + f) | 0;
    }
    this.hi = hi;
    this.lo = lo;
  }
}
