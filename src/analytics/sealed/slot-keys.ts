import type { GridRun } from '#src/kernel/grid.ts';
import type { Scan, ScanDimension } from '#src/semantic/scan.ts';
import { type Day, SEGMENT_DAYS, segmentOf, segmentStart } from './day-calendar.ts';

type ClockDimension = Extract<ScanDimension, { offsets: unknown }>;
type Clock = { readonly dimension: ClockDimension; readonly size: number; readonly wanted: ReadonlySet<number> | null };

const SIZES = { hour: 24, weekday: 7 } as const;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** A slot whose rows fall into more than one group of the question. */
const SPLIT = -2;
const OUTSIDE = -1;

/**
 * Which group of time a slot belongs to: its bucket, and its hour or weekday if the question splits by them, as one number.
 * Slots outside the question share the number `count`, so that loops need no test.
 */
export class SlotKeys {
  readonly count: number;
  readonly byClock: readonly ClockDimension[];
  readonly #scan: Scan;
  readonly #clocks: readonly Clock[];
  #run: GridRun | undefined;

  constructor(scan: Scan) {
    const clock = (dimension: ScanDimension): dimension is ClockDimension => 'offsets' in dimension;
    this.#scan = scan;
    this.byClock = scan.by.filter(clock);
    this.#clocks = [
      ...this.byClock.map((dimension) => ({ dimension, size: SIZES[dimension.id], wanted: null })),
      ...scan.filters.flatMap(({ dimension, values }) =>
        clock(dimension) ? [{ dimension, size: 1, wanted: new Set(values.map(Number)) }] : [],
      ),
    ];
    const buckets = scan.byBucket ? scan.grid.starts.length : 1;
    this.count = this.#clocks.reduce((n, c) => n * c.size, buckets);
  }

  /**
   * Fills the keys of one day's slots (`width` 0: the day is one slot). False when a slot falls into several groups: the
   * question needs narrower cells.
   */
  fill(day: Day, width: number, keys: Int32Array): boolean {
    const { grid } = this.#scan;
    this.#run = grid.runs.findLast((run) => run.from <= Math.max(day.start, grid.start));
    const origin = segmentStart(segmentOf(day));
    const step = width === 0 ? day.end - day.start : width;
    const first = width === 0 ? daySlot(day) : Math.floor((day.start - origin) / width);
    let slot = first;
    for (let at = day.start; at < day.end; at += step) {
      const key = this.#keyOf(at, at + step);
      if (key === SPLIT) {
        keys.fill(this.count, first, slot);
        return false;
      }
      keys[slot++] = key === OUTSIDE ? this.count : key;
    }
    return true;
  }

  /** Values of the clock dimensions in `by` order, and the bucket, of a key. */
  read(key: number): { bucket: number; clock: number[] } {
    const clock: number[] = [];
    let rest = key;
    for (const { dimension } of this.#clocks.slice(0, this.byClock.length).toReversed()) {
      const size = SIZES[dimension.id];
      clock.unshift((rest % size) + (dimension.id === 'weekday' ? 1 : 0));
      rest = Math.floor(rest / size);
    }
    return { bucket: rest, clock };
  }

  #keyOf(start: number, end: number): number {
    const { grid, byBucket } = this.#scan;
    if (end <= grid.start || start >= grid.end) return OUTSIDE;
    if (start < grid.start || end > grid.end) return SPLIT;
    let key = 0;
    if (byBucket) {
      if (!this.#run || start >= this.#run.to) this.#run = grid.runs.findLast((run) => run.from <= start);
      const run = this.#run;
      if (!run || end > run.to) return SPLIT;
      const index = Math.floor((start - run.origin) / run.width);
      if (end > run.origin + (index + 1) * run.width) return SPLIT;
      key = run.base + index;
    }
    for (const clock of this.#clocks) {
      const value = clockValue(clock.dimension, start, end);
      if (value < 0) return SPLIT;
      if (clock.wanted === null) key = key * clock.size + value - (clock.dimension.id === 'weekday' ? 1 : 0);
      else if (!clock.wanted.has(value)) return OUTSIDE;
    }
    return key;
  }
}

/** Slot number of a whole day within its segment. */
export const daySlot = (day: Day): number => day.number - segmentOf(day) * SEGMENT_DAYS;

/** Hour or weekday shared by all of `[start, end)`, or -1. */
function clockValue({ id, offsets }: ClockDimension, start: number, end: number): number {
  const piece = offsets.findLast((o) => o.from <= start) ?? offsets[0];
  const offset = piece?.offset ?? 0;
  if (offsets.some((o) => o.from > start && o.from < end && o.offset !== offset)) return -1;
  const unit = id === 'hour' ? HOUR : DAY;
  const first = Math.floor((start + offset) / unit);
  if (Math.floor((end - 1 + offset) / unit) !== first) return -1;
  return id === 'hour' ? first % 24 : ((first + 3) % 7) + 1;
}
