import type { EventBatch } from './event-batch.ts';
import { SUBJECT_OF_KIND } from './event-kind.ts';

/** Events of one subject kind by subject: those of group `g` are `order[starts[g]] … order[starts[g + 1] - 1]`, in order of arrival. */
export type SubjectGroups = {
  readonly count: number;
  readonly subjects: Int32Array;
  readonly starts: Int32Array;
  readonly order: Int32Array;
};

/**
 * Groups the events of a batch by subject (one counting sort). `subjectKind` as in `SUBJECT`; `wanted` holds 1 for the subjects
 * to group, absent: all. Groups come in ascending order of the subjects' numbers, which is that of first arrival.
 */
export function groupBySubject(batch: EventBatch, subjectKind: number, wanted?: Uint8Array): SubjectGroups {
  const size = batch.subjects[subjectKind]?.size ?? 0;
  const groupOf = new Int32Array(size).fill(-1);
  if (wanted && !wanted.includes(1)) return { count: 0, subjects: groupOf, starts: new Int32Array(1), order: groupOf };
  const { kind, subject, length } = batch;
  const counts = new Int32Array(size);
  let total = 0;
  const isWanted = (i: number): boolean =>
    SUBJECT_OF_KIND[kind[i] as number] === subjectKind && (!wanted || wanted[subject[i] as number] === 1);
  for (let i = 0; i < length; i++) {
    if (!isWanted(i)) continue;
    (counts[subject[i] as number] as number)++;
    total++;
  }
  const subjects = new Int32Array(size);
  const starts = new Int32Array(size + 1);
  let count = 0;
  let at = 0;
  for (let s = 0; s < size; s++) {
    if (counts[s] === 0) continue;
    groupOf[s] = count;
    subjects[count] = s;
    starts[count++] = at;
    at += counts[s] as number;
  }
  starts[count] = at;
  const next = starts.slice();
  const order = new Int32Array(total);
  for (let i = 0; i < length; i++) {
    if (!isWanted(i)) continue;
    const g = groupOf[subject[i] as number] as number;
    order[next[g] as number] = i;
    (next[g] as number)++;
  }
  return { count, subjects, starts, order };
}
