import { Temporal } from 'temporal-polyfill';
import { AppError } from '#src/kernel/errors.ts';
import type { PeriodKind } from '../contract/closing.ts';

/** A reporting period in local dates, `[first, end)`. */
export type PeriodDates = {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly first: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
};

/** First day of months that do not follow the calendar: 26th to 25th. */
const CUT_DAY = 26;

/** The period of a kind that holds a date. */
export function periodOf(kind: PeriodKind, date: Temporal.PlainDate): PeriodDates {
  switch (kind) {
    case 'month': {
      const first = date.with({ day: 1 });
      return { id: first.toString().slice(0, 7), kind, first, end: first.add({ months: 1 }) };
    }
    case 'cut': {
      const month = date.day >= CUT_DAY ? date : date.subtract({ months: 1 });
      const first = month.with({ day: CUT_DAY });
      const end = first.add({ months: 1 });
      return { id: `${first.toString()}_${end.subtract({ days: 1 }).toString()}`, kind, first, end };
    }
    case 'week': {
      const first = date.subtract({ days: date.dayOfWeek - 1 });
      // The ISO week belongs to the year of its Thursday.
      const thursday = first.add({ days: 3 });
      const week = Math.ceil(thursday.dayOfYear / 7);
      return { id: `${thursday.year}-W${String(week).padStart(2, '0')}`, kind, first, end: first.add({ days: 7 }) };
    }
  }
}

/** Periods of a kind that overlap `[from, to]`, newest first. */
export function periodsBetween(kind: PeriodKind, from: Temporal.PlainDate, to: Temporal.PlainDate): PeriodDates[] {
  const found: PeriodDates[] = [];
  for (let at = periodOf(kind, from); Temporal.PlainDate.compare(at.first, to) <= 0; at = periodOf(kind, at.end))
    found.unshift(at);
  return found;
}

/** Reads a period's id. Throws `unknown_period`. */
export function readPeriod(id: string): PeriodDates {
  const found = candidate(id);
  if (found?.id === id) return found;
  throw new AppError('not_found', 'unknown_period', `"${id}" names no period`, {
    field: 'id',
    remedy: 'Write 2026-10 for a month, 2026-09-26_2026-10-25 for one cut on the 26th, 2026-W44 for a week.',
  });
}

function candidate(id: string): PeriodDates | null {
  try {
    const week = /^(\d{4})-W(\d\d)$/.exec(id);
    if (week) {
      const start = Temporal.PlainDate.from({ year: Number(week[1]), month: 1, day: 4 });
      return periodOf('week', start.add({ weeks: Number(week[2]) - 1 }));
    }
    if (/^\d{4}-\d\d$/.test(id)) return periodOf('month', Temporal.PlainDate.from(`${id}-01`));
    if (id.includes('_')) return periodOf('cut', Temporal.PlainDate.from(id.split('_')[0] ?? ''));
    return null;
  } catch {
    return null;
  }
}
