import { sharedRoom } from './shared-numbers.ts';
import { SubjectIds } from './subject-ids.ts';

/** Ids as one thread hands them to another: two numbers each, as `SubjectIds` keeps them, and the texts of those that are no two numbers. */
export type IdList = { readonly pairs: Int32Array; readonly others: readonly string[] };

/**
 * Ids in the order they came, numbered ones not looked up: each time one comes it is listed again. For a thread that reads while another
 * one, with less to do, finds out which are the same (`internListed`).
 */
export class ListedIds extends SubjectIds {
  protected override pairs = sharedRoom(new Int32Array(0), 128);

  override internNumbered(epoch: number, seq: number): number {
    return this.append(epoch, seq);
  }

  /** What is listed, in memory that threads share: it holds until this list is cleared. */
  list(): IdList {
    return {
      pairs: this.pairs.subarray(0, 2 * this.size),
      others: Array.from({ length: this.others.size }, (_, n) => this.others.text(n)),
    };
  }
}

/** Ids looked up in one go: short enough that the compiler sees the loop often, and makes the best of it. */
const BLOCK = 4096;

/** Numbers in `ids` of everything listed, by its place in the list. */
export function internListed(ids: SubjectIds, { pairs, others }: IdList): Int32Array {
  const numbers = new Int32Array(pairs.length >> 1);
  for (let n = 0; n < numbers.length; n += BLOCK) internBlock(ids, pairs, others, numbers, n);
  return numbers;
}

function internBlock(
  ids: SubjectIds,
  pairs: Int32Array,
  others: readonly string[],
  numbers: Int32Array,
  from: number,
): void {
  const until = Math.min(numbers.length, from + BLOCK);
  for (let n = from; n < until; n++) {
    const epoch = pairs[2 * n] as number;
    const second = pairs[2 * n + 1] as number;
    numbers[n] = epoch < 0 ? ids.intern(others[second] as string) : ids.internNumbered(epoch, second);
  }
}
