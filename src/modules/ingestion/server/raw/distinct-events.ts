import type { EventBatch } from '../derivation/event-batch.ts';
import { SUBJECT_OF_KIND } from '../derivation/event-kind.ts';

/** Indexes of the events of a batch without repetitions: the first of those with equal subject, instant and key. */
export function distinctEvents(events: EventBatch): Int32Array {
  const { length, keyHi, keyLo, at, subject, kind } = events;
  const slots = new Int32Array(slotCount(length)).fill(-1);
  const mask = slots.length - 1;
  const kept = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    let slot = Math.imul((keyLo[i] as number) ^ ((keyHi[i] as number) << 1), 0x9e3779b1) & mask;
    for (;;) {
      const other = slots[slot] as number;
      if (other < 0) {
        slots[slot] = i;
        kept[count++] = i;
        break;
      }
      const equal =
        keyLo[other] === keyLo[i] &&
        keyHi[other] === keyHi[i] &&
        at[other] === at[i] &&
        subject[other] === subject[i] &&
        SUBJECT_OF_KIND[kind[other] as number] === SUBJECT_OF_KIND[kind[i] as number];
      if (equal) break;
      slot = (slot + 1) & mask;
    }
  }
  return kept.subarray(0, count);
}

/** A power of two, at most half full. */
const slotCount = (length: number): number => 2 ** Math.max(4, Math.ceil(Math.log2(length * 2 + 1)));
