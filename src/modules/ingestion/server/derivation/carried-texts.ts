import { textOf } from './dictionary.ts';

/** Where ranges of carried texts begin to count; no chunk of a source is that large. */
const CARRIED = 2 ** 31;

/** Texts of events copied from other batches, kept as bytes beside the chunk's own and told apart by where they begin. */
export class CarriedTexts {
  private bytes = Buffer.alloc(0);
  private size = 0;

  /** Whether a range that begins there lies here. */
  holds(start: number): boolean {
    return start >= CARRIED;
  }

  /** Copies a text; returns where its range begins. */
  add(from: Buffer, start: number, length: number): number {
    const at = this.size;
    if (at + length > this.bytes.length) {
      const larger = Buffer.alloc(2 * this.bytes.length + length + 4096);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    const { bytes } = this;
    for (let i = 0; i < length; i++) bytes[at + i] = from[start + i] as number;
    this.size = at + length;
    return CARRIED + at;
  }

  /** Copies a text that another batch carries. */
  addFrom(other: CarriedTexts, start: number, length: number): number {
    return this.add(other.bytes, start - CARRIED, length);
  }

  text(start: number, end: number): string {
    return textOf(this.bytes, start - CARRIED, end - CARRIED);
  }

  clear(): void {
    this.size = 0;
  }
}
