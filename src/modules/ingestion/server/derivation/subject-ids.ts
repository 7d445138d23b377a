import { Dictionary } from './dictionary.ts';
import { NumberedId } from './numbered-id.ts';
import { larger } from './shared-numbers.ts';

const EMPTY = -1;
/** Longest numbered id with room for a byte after it. */
const LONGEST = 24;

/**
 * Numbers of subjects: like a `Dictionary`, but ids made of two integers (call ids of most platforms) are kept and found as
 * such, and their text is made only when somebody asks. All others are names like any.
 */
export class SubjectIds {
  /** How many subjects there are; they are numbered from 0. */
  size = 0;
  /** Two a subject: epoch and sequence of numbered ids; of others -1 and the number among `others`. */
  protected pairs: Int32Array = new Int32Array(128);
  private slots = new Int32Array(256).fill(EMPTY);
  private mask = 255;
  protected readonly others = new Dictionary();
  /** Subject of each of the others. */
  private readonly otherSubjects: number[] = [];
  private readonly texts: (string | undefined)[] = [];
  private readonly id = new NumberedId();
  private readonly scratch = new DataView(new ArrayBuffer(LONGEST + NumberedId.ROOM));

  /** Number of an id, new or known. */
  intern(text: string): number {
    if (text.length < LONGEST) {
      for (let i = 0; i < text.length; i++) this.scratch.setUint8(i, Math.min(255, text.charCodeAt(i)));
      this.scratch.setUint8(text.length, 0);
      if (this.id.read(this.scratch, 0) && this.id.end === text.length)
        return this.internNumbered(this.id.epoch, this.id.seq);
    }
    return this.other(this.others.intern(text));
  }

  /** Number of the id in `bytes[start, end)`, of which `view` is one with `NumberedId.ROOM`; something that is part of no id follows it. */
  internBytes(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    if (this.id.read(view, start) && this.id.end === end) return this.internNumbered(this.id.epoch, this.id.seq);
    return this.other(this.others.internBytes(bytes, start, end));
  }

  /**
   * Number of a numbered id. Sequence numbers ascend with time, so neighbours in the file are neighbours in the table too and
   * found in the processor's cache; where ids of two counters meet, each goes its own way from there.
   */
  internNumbered(epoch: number, seq: number): number {
    const { slots, pairs, mask } = this;
    let slot = seq & mask;
    let step = 0;
    for (;;) {
      const index = slots[slot] as number;
      if (index === EMPTY) return this.add(epoch, seq, slot);
      if (pairs[2 * index + 1] === seq && pairs[2 * index] === epoch) return index;
      if (step === 0) step = hashOf(epoch, seq) | 1;
      slot = (slot + step) & mask;
    }
  }

  /** Number here of another's subject. */
  internFrom(from: SubjectIds, index: number): number {
    const epoch = from.pairs[2 * index] as number;
    const seq = from.pairs[2 * index + 1] as number;
    return epoch < 0 ? this.other(this.others.internFrom(from.others, seq)) : this.internNumbered(epoch, seq);
  }

  text(index: number): string {
    const known = this.texts[index];
    if (known !== undefined) return known;
    const epoch = this.pairs[2 * index] as number;
    const seq = this.pairs[2 * index + 1] as number;
    const made = epoch < 0 ? this.others.text(seq) : `${epoch}.${seq}`;
    while (this.texts.length < index) this.texts.push(undefined);
    this.texts[index] = made;
    return made;
  }

  /** A hash of the id. */
  hash(index: number): number {
    const epoch = this.pairs[2 * index] as number;
    const seq = this.pairs[2 * index + 1] as number;
    return epoch < 0 ? this.others.hash(seq) : hashOf(epoch, seq);
  }

  /** Forgets every id and keeps the memory. */
  clear(): void {
    this.others.clear();
    this.otherSubjects.length = 0;
    this.texts.length = 0;
    this.slots.fill(EMPTY);
    this.size = 0;
  }

  private other(number: number): number {
    const known = this.otherSubjects[number];
    if (known !== undefined) return known;
    const index = this.append(EMPTY, number);
    this.otherSubjects.push(index);
    return index;
  }

  private add(epoch: number, seq: number, slot: number): number {
    const index = this.append(epoch, seq);
    this.slots[slot] = index;
    if (this.size * 2 > this.slots.length) this.rehash();
    return index;
  }

  protected append(epoch: number, seq: number): number {
    if (2 * this.size === this.pairs.length) this.pairs = larger(this.pairs, 2 * this.pairs.length);
    const index = this.size++;
    this.pairs[2 * index] = epoch;
    this.pairs[2 * index + 1] = seq;
    return index;
  }

  private rehash(): void {
    const { size, pairs } = this;
    const slots = new Int32Array(this.slots.length * 4).fill(EMPTY);
    const mask = slots.length - 1;
    for (let index = 0; index < size; index++) {
      const epoch = pairs[2 * index] as number;
      if (epoch < 0) continue;
      const seq = pairs[2 * index + 1] as number;
      const step = hashOf(epoch, seq) | 1;
      let slot = seq & mask;
      while (slots[slot] !== EMPTY) slot = (slot + step) & mask;
      slots[slot] = index;
    }
    this.slots = slots;
    this.mask = mask;
  }
}

const hashOf = (epoch: number, seq: number): number => {
  const hash = Math.imul(epoch, 0x9e3779b1) ^ Math.imul(seq, 0x85ebca6b);
  return hash ^ (hash >>> 15);
};
