import { Dictionary } from './dictionary.ts';
import { NumberedId } from './numbered-id.ts';

const EMPTY = -1;
/** Longest numbered id with room for a byte after it. */
const ROOM = 24;

/**
 * Numbers of subjects: like a `Dictionary`, but ids made of two integers (call ids of most platforms) are kept and found as
 * such, and their text is made only when somebody asks. All others are names like any.
 */
export class SubjectIds {
  /** How many subjects there are; they are numbered from 0. */
  size = 0;
  /** Epoch and sequence of numbered ids; of others -1 and the number among `others`. */
  private epochs = new Int32Array(64);
  private seqs = new Int32Array(64);
  private slots = new Int32Array(256).fill(EMPTY);
  private mask = 255;
  private readonly others = new Dictionary();
  /** Subject of each of the others. */
  private readonly otherSubjects: number[] = [];
  private readonly texts: (string | undefined)[] = [];
  private readonly id = new NumberedId();
  private readonly scratch = new Uint8Array(ROOM);

  /** Number of an id, new or known. */
  intern(text: string): number {
    if (text.length < ROOM) {
      for (let i = 0; i < text.length; i++) this.scratch[i] = Math.min(255, text.charCodeAt(i));
      this.scratch[text.length] = 0;
      if (this.id.read(this.scratch, 0) && this.id.end === text.length)
        return this.internNumbered(this.id.epoch, this.id.seq);
    }
    return this.other(this.others.intern(text));
  }

  /** Number of the id in `bytes[start, end)`; something that is part of no id follows it. */
  internBytes(bytes: Uint8Array, start: number, end: number): number {
    if (this.id.read(bytes, start) && this.id.end === end) return this.internNumbered(this.id.epoch, this.id.seq);
    return this.other(this.others.internBytes(bytes, start, end));
  }

  /** Number of a numbered id. */
  internNumbered(epoch: number, seq: number): number {
    let slot = hashOf(epoch, seq) & this.mask;
    for (;;) {
      const index = this.slots[slot] as number;
      if (index === EMPTY) return this.add(epoch, seq, slot);
      if (this.seqs[index] === seq && this.epochs[index] === epoch) return index;
      slot = (slot + 1) & this.mask;
    }
  }

  /** Number here of another's subject. */
  internFrom(from: SubjectIds, index: number): number {
    const epoch = from.epochs[index] as number;
    const seq = from.seqs[index] as number;
    return epoch < 0 ? this.other(this.others.internFrom(from.others, seq)) : this.internNumbered(epoch, seq);
  }

  text(index: number): string {
    const known = this.texts[index];
    if (known !== undefined) return known;
    const epoch = this.epochs[index] as number;
    const seq = this.seqs[index] as number;
    const made = epoch < 0 ? this.others.text(seq) : `${epoch}.${seq}`;
    while (this.texts.length < index) this.texts.push(undefined);
    this.texts[index] = made;
    return made;
  }

  /** A hash of the id. */
  hash(index: number): number {
    const epoch = this.epochs[index] as number;
    const seq = this.seqs[index] as number;
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

  private append(epoch: number, seq: number): number {
    if (this.size === this.epochs.length) {
      this.epochs = doubled(this.epochs);
      this.seqs = doubled(this.seqs);
    }
    const index = this.size++;
    this.epochs[index] = epoch;
    this.seqs[index] = seq;
    return index;
  }

  private rehash(): void {
    const { size } = this;
    this.slots = new Int32Array(this.slots.length * 4).fill(EMPTY);
    this.mask = this.slots.length - 1;
    for (let index = 0; index < size; index++) {
      if ((this.epochs[index] as number) < 0) continue;
      let slot = hashOf(this.epochs[index] as number, this.seqs[index] as number) & this.mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & this.mask;
      this.slots[slot] = index;
    }
  }
}

const hashOf = (epoch: number, seq: number): number => {
  const hash = Math.imul(epoch, 0x9e3779b1) ^ Math.imul(seq, 0x85ebca6b);
  return hash ^ (hash >>> 15);
};

function doubled(of: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(of.length * 2);
  larger.set(of);
  return larger;
}
