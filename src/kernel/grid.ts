import { Temporal } from 'temporal-polyfill';
import { invalid } from './errors.ts';
import { localDateTime, offsetPieces, startOfDate } from './zone.ts';

/** How a time range is cut. `whole` is one bucket; `period` is a month that starts on another day, e.g. 26th–25th. */
export type Grain = '5m' | '15m' | '30m' | '1h' | '1d' | '1w' | '1mo' | 'period' | 'whole';

/**
 * A run of equal buckets: bucket `base + floor((t - origin) / width)` for instants `t` in `[from, to)`.
 * A range without a clock change is one run; a clock change starts another.
 */
export type GridRun = {
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly origin: number;
  readonly width: number;
};

/**
 * The buckets of a question, numbered from 0. SQL and sealed cells only ever see these numbers, so calendars, zones and
 * clock changes live here alone and every engine agrees.
 */
export type Grid = {
  readonly start: number;
  readonly end: number;
  /** Where the first bucket starts in the calendar, at or before `start`: its name, while `starts` is clipped to the range. */
  readonly calendarStart: number;
  /** Start instant of every bucket inside the range, ascending; the last bucket ends at `end`. */
  readonly starts: readonly number[];
  readonly runs: readonly GridRun[];
};

export type GridOptions = {
  /** Clock time at which a business day begins, ms after local midnight (default 0). */
  readonly dayStart?: number;
  /** First day of the month for grain `period` (1–28). */
  readonly periodDay?: number;
};

const SUB_DAY: Partial<Record<Grain, number>> = { '5m': 300_000, '15m': 900_000, '30m': 1_800_000, '1h': 3_600_000 };
const DAY = 86_400_000;
const MAX_BUCKETS = 400_000;

/** Grids of the last questions: a dashboard asks for the same one again and again. */
const recent = new Map<string, Grid>();
const MOST_RECENT = 16;

/** Cuts `[start, end)` in a zone. The first and last bucket may be partial; they keep their calendar start, clipped to the range. */
export function makeGrid(start: number, end: number, grain: Grain, zone: string, options: GridOptions = {}): Grid {
  const key = `${start} ${end} ${grain} ${zone} ${options.dayStart ?? 0} ${options.periodDay ?? 1}`;
  const known = recent.get(key);
  if (known) return known;
  const grid = cut(start, end, grain, zone, options);
  for (const oldest of recent.keys()) {
    if (recent.size < MOST_RECENT) break;
    recent.delete(oldest);
  }
  recent.set(key, grid);
  return grid;
}

function cut(start: number, end: number, grain: Grain, zone: string, options: GridOptions): Grid {
  if (!(end > start)) {
    throw invalid('empty_range', 'The time range ends before it begins', { field: 'to', remedy: 'Give a later --to.' });
  }
  const width = SUB_DAY[grain];
  const grid =
    width === undefined ? calendarGrid(start, end, grain, zone, options) : clockGrid(start, end, width, zone);
  if (grid.starts.length > MAX_BUCKETS) {
    throw invalid('too_many_intervals', `The question has ${grid.starts.length} intervals`, {
      field: 'grain',
      remedy: 'Choose a coarser grain or a shorter range.',
    });
  }
  return grid;
}

/** Buckets of less than a day: aligned to the local clock, restarted at every change of offset (so a repeated hour stays two). */
function clockGrid(start: number, end: number, width: number, zone: string): Grid {
  const runs: GridRun[] = [];
  const starts: number[] = [];
  const pieces = offsetPieces(zone, start, end);
  for (const [index, piece] of pieces.entries()) {
    const to = pieces[index + 1]?.from ?? end;
    const origin = floorTo(piece.from + piece.offset, width) - piece.offset;
    const last = runs.at(-1);
    // A whole-bucket clock change keeps the instant grid aligned: one run goes on.
    if (last && (piece.from - last.origin) % width === 0 && origin === piece.from) {
      runs[runs.length - 1] = { ...last, to };
    } else {
      runs.push({ from: piece.from, to, base: starts.length, origin, width });
    }
    for (let at = origin; at < to; at += width) starts.push(Math.max(at, piece.from));
  }
  return { start, end, calendarStart: runs[0]?.origin ?? start, starts, runs };
}

/** Days, weeks, months, custom periods and the whole: cut at local calendar boundaries. */
function calendarGrid(start: number, end: number, grain: Grain, zone: string, options: GridOptions): Grid {
  if (grain === 'whole') {
    return {
      start,
      end,
      calendarStart: start,
      starts: [start],
      runs: [{ from: start, to: end, base: 0, origin: start, width: end - start }],
    };
  }
  const shift = options.dayStart ?? 0;
  const boundaryOf = (date: Temporal.PlainDate): number => startOfBusinessDay(zone, date, shift);
  let date = localDateTime(zone, start).toPlainDate();
  if (boundaryOf(date) > start) date = date.subtract({ days: 1 });
  date = floorDate(date, grain, options.periodDay ?? 1);
  const starts: number[] = [];
  const calendarStarts: number[] = [];
  while (boundaryOf(date) < end) {
    calendarStarts.push(boundaryOf(date));
    starts.push(Math.max(boundaryOf(date), start));
    date = nextDate(date, grain);
  }
  return {
    start,
    end,
    calendarStart: calendarStarts[0] ?? start,
    starts,
    runs: runsOf(calendarStarts, starts, boundaryOf(date), end),
  };
}

/** Joins neighbouring buckets of equal length into runs, so a year of days is three runs, not 365 comparisons. */
function runsOf(
  calendarStarts: readonly number[],
  starts: readonly number[],
  afterLast: number,
  end: number,
): GridRun[] {
  const runs: GridRun[] = [];
  for (const [index, origin] of calendarStarts.entries()) {
    const width = (calendarStarts[index + 1] ?? afterLast) - origin;
    const from = starts[index] ?? origin;
    const to = Math.min(origin + width, end);
    const last = runs.at(-1);
    if (last && last.width === width) runs[runs.length - 1] = { ...last, to };
    else runs.push({ from, to, base: index, origin, width });
  }
  return runs;
}

function startOfBusinessDay(zone: string, date: Temporal.PlainDate, shift: number): number {
  if (shift === 0) return startOfDate(zone, date);
  return date
    .toPlainDateTime(
      Temporal.PlainTime.from({ hour: Math.floor(shift / 3_600_000), minute: Math.floor(shift / 60_000) % 60 }),
    )
    .toZonedDateTime(zone).epochMilliseconds;
}

function floorDate(date: Temporal.PlainDate, grain: Grain, periodDay: number): Temporal.PlainDate {
  switch (grain) {
    case '1w':
      return date.subtract({ days: date.dayOfWeek - 1 });
    case '1mo':
      return date.with({ day: 1 });
    case 'period':
      return date.day >= periodDay
        ? date.with({ day: periodDay })
        : date.subtract({ months: 1 }).with({ day: periodDay });
    default:
      return date;
  }
}

function nextDate(date: Temporal.PlainDate, grain: Grain): Temporal.PlainDate {
  if (grain === '1w') return date.add({ weeks: 1 });
  if (grain === '1mo' || grain === 'period') return date.add({ months: 1 });
  return date.add({ days: 1 });
}

const floorTo = (value: number, width: number): number => Math.floor(value / width) * width;

/** Number of the bucket that holds `at`, or -1 outside the grid. */
export function bucketOf(grid: Grid, at: number): number {
  if (at < grid.start || at >= grid.end) return -1;
  const run = grid.runs.findLast((r) => at >= r.from);
  return run ? run.base + Math.floor((at - run.origin) / run.width) : -1;
}

/** The instant a bucket is named after: its start in the calendar, also where the range cuts the first one short. */
export function bucketName(grid: Grid, index: number): number {
  return index === 0 ? grid.calendarStart : (grid.starts[index] ?? grid.end);
}

/** End instant of bucket `index`. */
export function bucketEnd(grid: Grid, index: number): number {
  return grid.starts[index + 1] ?? grid.end;
}

export const DAY_MS = DAY;
