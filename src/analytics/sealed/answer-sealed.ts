import type { Scan } from '#src/semantic/scan.ts';
import { addRows, type Cells } from './accumulate.ts';
import { type Gatherer, gathererFor } from './gatherer.ts';
import type { GroupTable } from './group-table.ts';
import type { Program } from './program.ts';
import { countBelow, type Run } from './quantile.ts';
import type { Segment } from './segment.ts';
import type { SlotKeys } from './slot-keys.ts';

/** A segment to read: what to do with its series, and the key of time of each slot. */
export type Pass = {
  readonly segment: Segment;
  readonly program: Program;
  readonly keys: Int32Array;
  /** First and last slot that has a key. */
  readonly firstSlot: number;
  readonly lastSlot: number;
};

/** Groups of a scan by column. Group `i` is bucket `bucket[i]`, dimension codes of `group[i]`, key of time `key[i]`. */
export type SealedResult = {
  readonly length: number;
  readonly key: Int32Array;
  readonly group: Int32Array;
  readonly aggregates: readonly Float64Array[];
  /** For quantiles at keys of time that also have rows outside the sealed days: the sorted stretches, by aggregate and row. */
  readonly open: readonly ReadonlyMap<number, readonly Run[]>[];
};

/** Runs passes group by group, so that a group's totals stay in the processor's cache. */
export function answerSealed(
  scan: Scan,
  passes: readonly Pass[],
  groups: GroupTable,
  time: SlotKeys,
  isOpen: ((key: number) => boolean) | null,
): SealedResult {
  const work = passes.map((pass) => ({ pass, series: seriesByGroup(pass, groups.count) }));
  const capacity = Math.min(groups.count * time.count, cellsOf(work));
  const out = new Output(scan.aggregates.length, capacity);
  const presence = new Float64Array(time.count + 1);
  // A count of all rows is what decides which groups exist: one gathering serves both.
  const gatherers = scan.aggregates.map((aggregate) =>
    aggregate.fn === 'count' && aggregate.where === null ? null : gathererFor(aggregate, time.count),
  );
  const longest = work.reduce((n, w) => Math.max(n, longestSeries(w.pass.segment)), 0);
  const cellKeys = new Int32Array(longest);
  for (let group = 0; group < groups.count; group++) {
    let [first, last] = [time.count, 0];
    for (const { pass, series } of work) {
      for (let i = series.start[group] as number; i < (series.start[group + 1] as number); i++) {
        const s = series.order[i] as number;
        const cells = cellsWithin(pass, s, cellKeys);
        if (cells === null) continue;
        for (let c = cells.to - cells.from - 1; c >= 0; c--) {
          const key = cellKeys[c] as number;
          if (key < first) first = key;
          if (key > last) last = key;
        }
        gather(pass, s, cells, presence, gatherers);
      }
    }
    out.take(group, first, Math.min(last, time.count - 1), presence, gatherers, isOpen);
    presence[time.count] = 0;
    for (const gatherer of gatherers) gatherer?.clear(time.count);
  }
  return out.finish();
}

/** The cells of a series that lie in the question's slots, with their keys in `keys`; null when there are none. */
function cellsWithin({ segment, keys: keyOf, firstSlot, lastSlot }: Pass, s: number, keys: Int32Array): Cells | null {
  const { slot, cellStart } = segment;
  const [begin, end] = [cellStart[s] as number, cellStart[s + 1] as number];
  const from = begin + countBelow(slot, begin, end, firstSlot);
  const to = begin + countBelow(slot, begin, end, lastSlot + 1);
  if (from === to) return null;
  for (let c = from; c < to; c++) keys[c - from] = keyOf[slot[c] as number] as number;
  return { segment, from, to, keys };
}

function gather(
  pass: Pass,
  s: number,
  cells: Cells,
  presence: Float64Array,
  gatherers: readonly (Gatherer | null)[],
): void {
  const profile = pass.segment.profiles[s] as number;
  const { program } = pass;
  const present = program.presence[profile];
  if (!present || present.do === 'nothing') return;
  addRows(presence, present, cells);
  for (let a = 0; a < gatherers.length; a++) {
    const gatherer = gatherers[a];
    const action = program.actions[a]?.[profile];
    if (gatherer && action && action.do !== 'nothing') gatherer.add(action, cells);
  }
}

type SeriesByGroup = { readonly start: Int32Array; readonly order: Int32Array };

/** Series of a segment listed by the group they belong to. */
function seriesByGroup({ segment, program }: Pass, groups: number): SeriesByGroup {
  const start = new Int32Array(groups + 1);
  for (const profile of segment.profiles) {
    const group = program.groupOf[profile] ?? -1;
    if (group >= 0) start[group + 1] = (start[group + 1] as number) + 1;
  }
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const next = start.slice();
  const order = new Int32Array(start[groups] as number);
  for (const [s, profile] of segment.profiles.entries()) {
    const group = program.groupOf[profile] ?? -1;
    if (group < 0) continue;
    const at = next[group] as number;
    order[at] = s;
    next[group] = at + 1;
  }
  return { start, order };
}

function cellsOf(work: readonly { pass: Pass; series: SeriesByGroup }[]): number {
  let cells = 0;
  for (const { pass, series } of work) {
    for (const s of series.order)
      cells += (pass.segment.cellStart[s + 1] as number) - (pass.segment.cellStart[s] as number);
  }
  return cells;
}

function longestSeries({ cellStart }: Segment): number {
  let longest = 0;
  for (let s = 0; s + 1 < cellStart.length; s++)
    longest = Math.max(longest, (cellStart[s + 1] as number) - (cellStart[s] as number));
  return longest;
}

/** Collects finished groups by column. */
class Output {
  readonly #key: Int32Array;
  readonly #group: Int32Array;
  readonly #aggregates: Float64Array[];
  readonly #open: Map<number, readonly Run[]>[];
  #length = 0;

  constructor(aggregates: number, capacity: number) {
    this.#key = new Int32Array(capacity);
    this.#group = new Int32Array(capacity);
    this.#aggregates = Array.from({ length: aggregates }, () => new Float64Array(capacity));
    this.#open = this.#aggregates.map(() => new Map());
  }

  /** Takes every key of a group that has rows. */
  take(
    group: number,
    first: number,
    last: number,
    presence: Float64Array,
    gatherers: readonly (Gatherer | null)[],
    isOpen: ((key: number) => boolean) | null,
  ): void {
    const begin = this.#length;
    const keys = this.#key;
    let length = begin;
    for (let key = first; key <= last; key++) {
      if (presence[key] !== 0) keys[length++] = key;
    }
    this.#length = length;
    this.#group.fill(group, begin, length);
    for (const [a, gatherer] of gatherers.entries()) {
      const column = this.#aggregates[a] as Float64Array;
      if (gatherer === null) {
        for (let i = begin; i < length; i++) column[i] = presence[keys[i] as number] as number;
        continue;
      }
      if (gatherer.runs) this.#keepOpen(gatherer.runs.bind(gatherer), a, begin, isOpen);
      gatherer.take(keys, begin, length, column);
    }
    for (let i = begin; i < length; i++) presence[keys[i] as number] = 0;
  }

  /** Sets aside the stretches of keys that are not complete here, so that nothing is left to take. */
  #keepOpen(runs: (key: number) => Run[], a: number, begin: number, isOpen: ((key: number) => boolean) | null): void {
    if (isOpen === null) return;
    for (let i = begin; i < this.#length; i++) {
      const key = this.#key[i] as number;
      if (isOpen(key)) this.#open[a]?.set(i, runs(key));
    }
  }

  finish(): SealedResult {
    const length = this.#length;
    return {
      length,
      key: this.#key.subarray(0, length),
      group: this.#group.subarray(0, length),
      aggregates: this.#aggregates.map((column) => column.subarray(0, length)),
      open: this.#open,
    };
  }
}
