import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '#src/kernel/grid.ts';
import { localDateTime, offsetAt, startOfDate } from '#src/kernel/zone.ts';

/** A local calendar day; `number` counts days since 1970. */
export type Day = { readonly number: number; readonly start: number; readonly end: number };

/** Days of one segment: long enough that a year is a dozen steps, short enough that slots of 5 minutes fit 16 bits. */
export const SEGMENT_DAYS = 32;

export const segmentOf = (day: Day): number => Math.floor(day.number / SEGMENT_DAYS);

/** Where a segment counts its slots from: the start of its first day in the easternmost zone. */
export const segmentStart = (segment: number): number => (segment * SEGMENT_DAYS - 1) * DAY_MS;

const HALF_HOUR = 1_800_000;

/**
 * The days that are sealed: local days of the centre's zone, so that its daily, weekly and monthly questions fall on whole
 * days. Zones off the half hour fall back to UTC days (cells are aligned to the UTC half hour).
 */
export class DayCalendar {
  readonly zone: string;
  readonly #cache = new Map<number, Day>();

  constructor(zone: string) {
    const off = [1, 4, 7, 10].some((month) => offsetAt(zone, Date.UTC(2026, month)) % HALF_HOUR !== 0);
    this.zone = off ? 'UTC' : zone;
  }

  /** The day that holds an instant. */
  dayOf(at: number): Day {
    return this.#day(this.#dateOf(at));
  }

  /** Every day that overlaps `[from, to)`, in order. */
  between(from: number, to: number): Day[] {
    const days: Day[] = [];
    for (let date = this.#dateOf(from); this.#day(date).start < to; date = date.add({ days: 1 }))
      days.push(this.#day(date));
    return days;
  }

  /** The day of a number. */
  numbered(number: number): Day {
    const known = this.#cache.get(number);
    if (known) return known;
    const utc = new Date(number * DAY_MS);
    return this.#day(
      Temporal.PlainDate.from({ year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() }),
    );
  }

  #dateOf(at: number): Temporal.PlainDate {
    return localDateTime(this.zone, at).toPlainDate();
  }

  #day(date: Temporal.PlainDate): Day {
    const number = Date.UTC(date.year, date.month - 1, date.day) / DAY_MS;
    let day = this.#cache.get(number);
    if (!day) {
      day = { number, start: startOfDate(this.zone, date), end: startOfDate(this.zone, date.add({ days: 1 })) };
      this.#cache.set(number, day);
    }
    return day;
  }
}
