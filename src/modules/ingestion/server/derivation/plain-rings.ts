import type { ColumnMemory } from './column-memory.ts';
import type { PlainContacts } from './plain-contacts.ts';
import { STAGE } from './plain-contacts.ts';
import { RowList } from './row-list.ts';

/** A ring that ended in the conversation itself; rings nobody answered have the number of their word. */
export const ANSWERED = -1;

/** The rings of plain contacts, one after the other: those nobody answered, then the one that was. */
export class PlainRings {
  /** Rows, and the ring's number in the columns below. */
  readonly list: RowList;
  readonly contact: Int32Array;
  readonly seq: Int32Array;
  readonly queue: Int32Array;
  readonly agent: Int32Array;
  readonly result: Int32Array;
  readonly endedAt: Float64Array;
  readonly ring: Float64Array;

  constructor(most: number, memory: ColumnMemory) {
    this.list = new RowList(most, memory);
    this.contact = memory.integers(most);
    this.seq = memory.integers(most);
    this.queue = memory.integers(most);
    this.agent = memory.integers(most);
    this.result = memory.integers(most);
    this.endedAt = memory.numbers(most);
    this.ring = memory.numbers(most);
  }

  /** Adds the rings of plain contact `n`, whose rows begin at `row`; returns how many. */
  add(of: PlainContacts, n: number, contact: number, row: number): number {
    const { batch } = of;
    const queue = of.queue[n] as number;
    let seq = 0;
    for (let e = of.firstRing[n] as number; e >= 0; e = of.ringAfterEvent(e)) {
      const i = this.begin(row + seq, contact, queue, ++seq);
      this.agent[i] = batch.agent[e] as number;
      this.result[i] = batch.word[e] as number;
      this.endedAt[i] = batch.at[e] as number;
      this.ring[i] = batch.ring[e] as number;
    }
    const ring = of.ring[n] as number;
    if (of.stage[n] !== STAGE.ended || Number.isNaN(ring)) return seq;
    const i = this.begin(row + seq, contact, queue, ++seq);
    this.agent[i] = of.agent[n] as number;
    this.result[i] = ANSWERED;
    this.endedAt[i] = of.connectedAt[n] as number;
    this.ring[i] = ring;
    return seq;
  }

  private begin(row: number, contact: number, queue: number, seq: number): number {
    const i = this.list.count;
    this.list.add(row, i);
    this.contact[i] = contact;
    this.queue[i] = queue;
    this.seq[i] = seq;
    return i;
  }
}
