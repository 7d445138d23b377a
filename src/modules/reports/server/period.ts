import { Temporal } from 'temporal-polyfill';
import { invalid } from '#src/kernel/errors.ts';
import { localDateTime, startOfDate } from '#src/kernel/zone.ts';
import { REPORTING_DAY } from '#src/modules/kpis/contract/question.ts';
import type { Rhythm } from '../contract/report.ts';
import type { ComparisonId } from './report-data.ts';

/** Instants, half-open, and the local days they begin and end in. */
export interface Period {
  readonly from: number;
  readonly until: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

const HOUR = 3_600_000;
const days = (date: Temporal.PlainDate, n: number) => date.add({ days: n });

/** First day and day after the last of the period that holds a day. */
function span(rhythm: Rhythm, date: Temporal.PlainDate): readonly [Temporal.PlainDate, Temporal.PlainDate] {
  switch (rhythm) {
    case 'hourly':
    case 'daily':
      return [date, days(date, 1)];
    case 'weekly': {
      const monday = days(date, 1 - date.dayOfWeek);
      return [monday, days(monday, 7)];
    }
    case 'monthly': {
      const first = date.with({ day: 1 });
      return [first, first.add({ months: 1 })];
    }
    case 'period': {
      const first = (date.day >= REPORTING_DAY ? date : date.subtract({ months: 1 })).with({ day: REPORTING_DAY });
      return [first, first.add({ months: 1 })];
    }
  }
}

const period = (zone: string, [first, after]: readonly [Temporal.PlainDate, Temporal.PlainDate]): Period => ({
  from: startOfDate(zone, first),
  until: startOfDate(zone, after),
  firstDay: first.toString(),
  lastDay: days(after, -1).toString(),
});

/** The period that holds a local day (`2026-11-27`); an hourly report ends with the last full hour before `now`. */
export function periodOf(rhythm: Rhythm, day: string, zone: string, now: number): Period {
  let date: Temporal.PlainDate;
  try {
    date = Temporal.PlainDate.from(day);
  } catch {
    throw invalid('bad_time', `"${day}" is not a day`, { field: 'day', remedy: 'Write 2026-11-27.' });
  }
  const whole = period(zone, span(rhythm, date));
  if (rhythm !== 'hourly') return whole;
  const lastHour = Math.floor((now - whole.from) / HOUR) * HOUR + whole.from;
  return { ...whole, until: Math.max(whole.from, Math.min(whole.until, lastHour)) };
}

/** The day whose period a run at `now` reports: the last complete one, but today for an hourly report. */
export function dayToReport(rhythm: Rhythm, zone: string, now: number): string {
  const today = localDateTime(zone, now).toPlainDate();
  if (rhythm === 'hourly') return today.toString();
  return days(span(rhythm, today)[0], -1).toString();
}

/** Periods to compare with: the one before, and the like one further back (same weekday, same time last year). */
export function comparisons(
  rhythm: Rhythm,
  { from, until, firstDay }: Period,
  zone: string,
): readonly (Period & { readonly id: ComparisonId })[] {
  const first = Temporal.PlainDate.from(firstDay);
  const back = (id: ComparisonId, to: Temporal.PlainDate) => {
    const whole = period(zone, span(rhythm, to));
    // The same stretch of the day, so that half a day is not held against a whole one.
    return rhythm === 'hourly'
      ? { id, ...whole, until: Math.min(whole.until, whole.from + (until - from)) }
      : { id, ...whole };
  };
  switch (rhythm) {
    case 'hourly':
    case 'daily':
      return [back('previous', days(first, -1)), back('sameWeekday', days(first, -7))];
    case 'weekly':
      // 52 whole weeks: the same weekdays a year ago.
      return [back('previous', days(first, -7)), back('lastYear', days(first, -364))];
    case 'monthly':
    case 'period':
      return [back('previous', first.subtract({ months: 1 })), back('lastYear', first.subtract({ years: 1 }))];
  }
}
