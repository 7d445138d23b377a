import { Temporal } from 'temporal-polyfill';
import { startOfDate } from '#src/kernel/zone.ts';

/** A calendar month in the centre's zone: local dates, and instants `[from, until)`. */
export type Month = {
  readonly id: string;
  readonly firstDay: string;
  /** The day after the last. */
  readonly endDay: string;
  readonly from: number;
  readonly until: number;
};

export function monthOf(id: string, zone: string): Month {
  const first = Temporal.PlainDate.from(`${id}-01`);
  const end = first.add({ months: 1 });
  return {
    id,
    firstDay: first.toString(),
    endDay: end.toString(),
    from: startOfDate(zone, first),
    until: startOfDate(zone, end),
  };
}

/** Months from one to another, both inside, newest first. */
export function monthsBetween(first: string, last: string): string[] {
  const found: string[] = [];
  for (let at = Temporal.PlainYearMonth.from(last); at.toString() >= first; at = at.subtract({ months: 1 }))
    found.push(at.toString());
  return found;
}

export const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** The end of a local day. */
export const endOfDay = (day: string, zone: string): number =>
  startOfDate(zone, Temporal.PlainDate.from(day).add({ days: 1 }));
