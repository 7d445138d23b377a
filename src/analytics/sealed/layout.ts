import type { Program } from './program.ts';
import { countBelow } from './quantile.ts';
import type { Segment } from './segment.ts';

/** A segment to read: the group of each profile (-1: not wanted), and the key of time of each slot. */
export type PassFrame = {
  readonly segment: Segment;
  readonly cut: number;
  readonly groupOf: Int32Array;
  readonly keys: Int32Array;
  /** First and last slot that has a key. */
  readonly firstSlot: number;
  readonly lastSlot: number;
};
/** A segment to read and what to do with its series. */
export type Pass = PassFrame & { readonly program: Program };

/** The series of a pass that a question reads, those of one group together: group `g` has `[start[g], start[g + 1])`. */
export type Stretches = {
  readonly start: Int32Array;
  readonly series: Int32Array;
  /** Series `series[i]` is read from cell `from[i]` to `to[i]`; its cells' rows stand from `rows[at[i]]` on. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly at: Int32Array;
  /** Rows counted within their group. */
  readonly rows: Int32Array;
};

/**
 * Which row of the answer each cell adds to. Depends on range, grain, dimensions and filters, not on KPIs or thresholds. Row `i`
 * is the key of time `key[i]` of group `group[i]`; group `g` has the rows `[first[g], first[g + 1])`, and its cells outside the question
 * share the row after its last.
 */
export type Layout = {
  readonly length: number;
  readonly key: Int32Array;
  readonly group: Int32Array;
  readonly first: Int32Array;
  /** Rows of the largest group. */
  readonly most: number;
  readonly passes: readonly Stretches[];
};

/** Rows stand group by group, in order of time. */
export function layOut(passes: readonly Pass[], groups: number, keyCount: number): Layout {
  const work = passes.map((pass) => ({ pass, stretches: stretchesOf(pass, groups) }));
  const capacity = Math.min(
    groups * keyCount,
    work.reduce((n, w) => n + w.stretches.rows.length, 0),
  );
  const key = new Int32Array(capacity);
  const group = new Int32Array(capacity);
  // Row of every key in the group at hand, plus one; the key outside the question has none.
  const rowOf = new Int32Array(keyCount + 1);
  const firstRow = new Int32Array(groups + 1);
  let [length, most] = [0, 0];
  for (let g = 0; g < groups; g++) {
    let [first, last] = [keyCount, -1];
    for (const { pass, stretches } of work) {
      const { start } = stretches;
      for (let i = start[g] as number; i < (start[g + 1] as number); i++) {
        const [from, to] = [stretches.from[i] as number, stretches.to[i] as number];
        const { keys, segment } = pass;
        for (let c = from; c < to; c++) {
          const k = keys[segment.slot[c] as number] as number;
          rowOf[k] = 1;
          if (k < first) first = k;
          if (k > last && k !== keyCount) last = k;
        }
      }
    }
    const begin = length;
    for (let k = first; k <= last; k++) {
      if (rowOf[k] === 0) continue;
      key[length] = k;
      rowOf[k] = length++ - begin;
    }
    rowOf[keyCount] = length - begin;
    firstRow[g + 1] = length;
    most = Math.max(most, length - begin);
    group.fill(g, begin, length);
    for (const { pass, stretches } of work) placeRows(pass, stretches, g, rowOf);
    for (let i = begin; i < length; i++) rowOf[key[i] as number] = 0;
  }
  return {
    length,
    key: key.slice(0, length),
    group: group.slice(0, length),
    first: firstRow,
    most,
    passes: work.map(({ stretches }) => stretches),
  };
}

function placeRows({ keys, segment }: Pass, stretches: Stretches, g: number, rowOf: Int32Array) {
  const { rows, start } = stretches;
  const { slot } = segment;
  for (let i = start[g] as number; i < (start[g + 1] as number); i++) {
    const shift = (stretches.at[i] as number) - (stretches.from[i] as number);
    const to = stretches.to[i] as number;
    for (let c = stretches.from[i] as number; c < to; c++)
      rows[c + shift] = rowOf[keys[slot[c] as number] as number] as number;
  }
}

/** The series of a pass in order of group, with the cells that lie in the question's slots. */
function stretchesOf(pass: Pass, groups: number): Stretches {
  const { segment, program, groupOf: groupOfProfile, firstSlot, lastSlot } = pass;
  const { profiles, slot, cellStart } = segment;
  const start = new Int32Array(groups + 1);
  const groupOf = Int32Array.from(profiles, (p) => {
    const g = groupOfProfile[p] ?? -1;
    return g < 0 || program(p).presence.do === 'nothing' ? -1 : g;
  });
  for (const g of groupOf) if (g >= 0) start[g + 1] = (start[g + 1] as number) + 1;
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const count = start[groups] as number;
  const [series, from, to, at] = [0, 1, 2, 3].map(() => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const next = start.slice();
  for (let s = 0; s < groupOf.length; s++) {
    const g = groupOf[s] as number;
    if (g < 0) continue;
    const i = next[g] as number;
    next[g] = i + 1;
    const [begin, end] = [cellStart[s] as number, cellStart[s + 1] as number];
    series[i] = s;
    from[i] = begin + countBelow(slot, begin, end, firstSlot);
    to[i] = begin + countBelow(slot, begin, end, lastSlot + 1);
  }
  let cells = 0;
  for (let i = 0; i < count; i++) {
    at[i] = cells;
    cells += (to[i] as number) - (from[i] as number);
  }
  return { start, series, from, to, at, rows: new Int32Array(cells) };
}
