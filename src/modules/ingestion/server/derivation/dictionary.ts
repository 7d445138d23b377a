import { hashBytes } from './name-hash.ts';

const EMPTY = -1;
/** Names are kept in whole words of four bytes, the last one filled up with zeros: so they are compared four bytes at a time. */
const WORD = 4;

/**
 * Names by number. Names come as strings, or as bytes of a file: those are compared as bytes, and a string is made only when
 * somebody asks for it.
 */
export class Dictionary {
  private readonly byText = new Map<string, number>();
  private readonly texts: (string | undefined)[] = [];
  private pool = Buffer.alloc(1 << 12);
  private words = wordsOf(this.pool);
  private poolEnd = 0;
  private starts = new Int32Array(64);
  private lengths = new Int32Array(64);
  private hashes = new Int32Array(64);
  private slots = new Int32Array(256).fill(EMPTY);
  private mask = 255;
  /** How many names there are; they are numbered from 0. */
  size = 0;

  /** Number of a name, new or known. */
  intern(text: string): number {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const bytes = Buffer.from(text, 'utf8');
    const index = this.internBytes(bytes, 0, bytes.length);
    this.texts[index] = text;
    this.byText.set(text, index);
    return index;
  }

  /** Number of the name in `bytes[start, end)`; `hash` is its `hashBytes`, where the caller has it already. */
  internBytes(bytes: Uint8Array, start: number, end: number, hash = hashBytes(bytes, start, end)): number {
    let slot = hash & this.mask;
    for (;;) {
      const index = this.slots[slot] as number;
      if (index === EMPTY) return this.add(bytes, start, end, hash, slot);
      if (this.hashes[index] === hash && this.equals(index, bytes, start, end)) return index;
      slot = (slot + 1) & this.mask;
    }
  }

  /**
   * The same for bytes in a view that may be read for three bytes more than the name has: four bytes at a time, for those who
   * ask for every line of a file.
   */
  internView(view: DataView, start: number, end: number, hash: number): number {
    const { mask, slots, hashes } = this;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = slots[slot] as number;
      if (index === EMPTY) return this.internBytes(bytesOf(view), start, end, hash);
      if (hashes[index] === hash && this.equalsView(index, view, start, end)) return index;
    }
  }

  /** Number here of another dictionary's name. */
  internFrom(other: Dictionary, index: number): number {
    const start = other.starts[index] as number;
    const end = start + (other.lengths[index] as number);
    return this.internBytes(other.pool, start, end, other.hashes[index] as number);
  }

  text(index: number): string {
    const known = this.texts[index];
    if (known !== undefined) return known;
    const start = this.starts[index] as number;
    const made = textOf(this.pool, start, start + (this.lengths[index] as number));
    this.texts[index] = made;
    return made;
  }

  /** A hash of the name's bytes. */
  hash(index: number): number {
    return this.hashes[index] as number;
  }

  /** Forgets every name and keeps the memory. */
  clear(): void {
    this.byText.clear();
    this.texts.length = 0;
    this.slots.fill(EMPTY);
    this.size = 0;
    this.poolEnd = 0;
  }

  private equals(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.lengths[index] !== end - start) return false;
    const { pool } = this;
    let at = this.starts[index] as number;
    for (let i = start; i < end; i++) if (bytes[i] !== pool[at++]) return false;
    return true;
  }

  private equalsView(index: number, view: DataView, start: number, end: number): boolean {
    if (this.lengths[index] !== end - start) return false;
    const { words } = this;
    let at = (this.starts[index] as number) >> 2;
    let p = start;
    for (; p + WORD <= end; p += WORD) if (view.getInt32(p, true) !== words[at++]) return false;
    const rest = end - p;
    return rest === 0 || (view.getInt32(p, true) & ((1 << (rest << 3)) - 1)) === words[at];
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const length = end - start;
    if (this.poolEnd + length + WORD > this.pool.length) {
      const larger = Buffer.alloc(Math.max(this.pool.length * 2, (this.poolEnd + length + 2 * WORD) & -WORD));
      larger.set(this.pool.subarray(0, this.poolEnd));
      this.pool = larger;
      this.words = wordsOf(larger);
    }
    if (this.size === this.starts.length) {
      this.starts = grown(this.starts);
      this.lengths = grown(this.lengths);
      this.hashes = grown(this.hashes);
    }
    const index = this.size++;
    const { pool } = this;
    let to = this.poolEnd;
    this.starts[index] = to;
    this.lengths[index] = length;
    this.hashes[index] = hash;
    for (let i = start; i < end; i++) pool[to++] = bytes[i] as number;
    while (to % WORD > 0) pool[to++] = 0;
    this.poolEnd = to;
    this.texts.push(undefined);
    this.slots[slot] = index;
    if (this.size * 2 > this.slots.length) this.rehash();
    return index;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(EMPTY);
    const mask = slots.length - 1;
    for (let index = 0; index < this.size; index++) {
      let slot = (this.hashes[index] as number) & mask;
      while (slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      slots[slot] = index;
    }
    this.slots = slots;
    this.mask = mask;
  }
}

const wordsOf = (pool: Buffer): Int32Array => new Int32Array(pool.buffer, pool.byteOffset, pool.length >> 2);
const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

const grown = (of: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(of.length * 2);
  larger.set(of);
  return larger;
};

/** UTF-8 bytes as a string. Plain ASCII, the rule in ids and numbers, takes the short way. */
export function textOf(bytes: Buffer, start: number, end: number): string {
  for (let i = start; i < end; i++) if ((bytes[i] as number) > 127) return bytes.toString('utf8', start, end);
  return bytes.toString('latin1', start, end);
}
