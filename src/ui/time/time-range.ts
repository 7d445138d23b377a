/** Calendar days of the centre as `YYYY-MM-DD`; ranges of days include the last one, as people say them. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const presets = [
  'last_day',
  'last_7_days',
  'last_28_days',
  'last_12_weeks',
  'this_month',
  'previous_month',
] as const;
export type Preset = (typeof presets)[number];

/** What the reader asked for. A preset stays a preset in the URL, so a kept link moves with the data. */
export type TimeRange = { readonly preset: Preset } | DayRange;

const dayMs = 86_400_000;
const pattern = /^\d{4}-\d{2}-\d{2}$/;

const toUtc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A real calendar day: 2026-02-30 is none. */
export const isDay = (text: string): boolean =>
  pattern.test(text) && !Number.isNaN(toUtc(text)) && toDay(toUtc(text)) === text;

export const addDays = (day: string, count: number): string => toDay(toUtc(day) + count * dayMs);

/** The Monday a week begins with. */
const mondayOf = (day: string): string => addDays(day, -((new Date(toUtc(day)).getUTCDay() + 6) % 7));

/** Number of days, both ends counted. */
export const dayCount = ({ from, to }: DayRange): number => Math.round((toUtc(to) - toUtc(from)) / dayMs) + 1;

/** The days of a range. Presets count back from the last day with complete data, not from today: an empty day explains nothing. */
export function resolveRange(range: TimeRange, lastDay: string): DayRange {
  if (!('preset' in range)) return range;
  const monthStart = `${lastDay.slice(0, 8)}01`;
  switch (range.preset) {
    case 'last_day':
      return { from: lastDay, to: lastDay };
    case 'last_7_days':
      return { from: addDays(lastDay, -6), to: lastDay };
    case 'last_28_days':
      return { from: addDays(lastDay, -27), to: lastDay };
    case 'last_12_weeks':
      return { from: addDays(mondayOf(lastDay), -77), to: lastDay };
    case 'this_month':
      return { from: monthStart, to: lastDay };
    case 'previous_month': {
      const to = addDays(monthStart, -1);
      return { from: `${to.slice(0, 8)}01`, to };
    }
  }
}

/**
 * The days some days are compared with: the same weekday before for one day, the calendar month before for a whole month, else as many
 * days before.
 */
export function daysBefore(days: DayRange): { readonly days: DayRange; readonly by: 'weekday' | 'month' | 'days' } {
  const count = dayCount(days);
  const next = addDays(days.to, 1);
  if (days.from.endsWith('-01') && next.endsWith('-01') && days.from.slice(0, 7) === days.to.slice(0, 7)) {
    const to = addDays(days.from, -1);
    return { days: { from: `${to.slice(0, 8)}01`, to }, by: 'month' };
  }
  const back = count === 1 ? 7 : count;
  return {
    days: { from: addDays(days.from, -back), to: addDays(days.to, -back) },
    by: count === 1 ? 'weekday' : 'days',
  };
}

/** Reads the URL's form (`last_7_days` or `2026-11-01..2026-11-20`); `null` when it is neither or runs backwards. */
export function parseRange(text: string): TimeRange | null {
  const preset = presets.find((p) => p === text);
  if (preset !== undefined) return { preset };
  const [from, to = from] = text.split('..');
  return from !== undefined && to !== undefined && isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

export function rangeText(range: TimeRange): string {
  if ('preset' in range) return range.preset;
  return range.from === range.to ? range.from : `${range.from}..${range.to}`;
}
