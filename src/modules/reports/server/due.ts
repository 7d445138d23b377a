import { Temporal } from 'temporal-polyfill';
import { localDateTime } from '#src/kernel/zone.ts';
import { dayTypeOf } from '#src/modules/organisation/contract/day-types/day-type.ts';
import type { When } from '../contract/schedule.ts';

const LOOK_AHEAD = 70;

/** Clock times of a local day on which it is due; a clock time skipped in spring is due just after the gap. */
function timesOn(when: When, date: Temporal.PlainDate): readonly Temporal.PlainTime[] {
  switch (when.kind) {
    case 'daily':
      return [Temporal.PlainTime.from(when.time)];
    case 'weekdays':
      return date.dayOfWeek <= 5 ? [Temporal.PlainTime.from(when.time)] : [];
    case 'workdays':
      return ['work', 'make_up'].includes(dayTypeOf(date.toString()).type) ? [Temporal.PlainTime.from(when.time)] : [];
    case 'weekly':
      return date.dayOfWeek === when.weekday ? [Temporal.PlainTime.from(when.time)] : [];
    case 'monthly':
      return date.day === Math.min(when.day, date.daysInMonth) ? [Temporal.PlainTime.from(when.time)] : [];
    case 'hourly':
      return Array.from({ length: 24 }, (_, hour) => hour)
        .filter((hour) =>
          when.fromHour <= when.toHour
            ? hour >= when.fromHour && hour <= when.toHour
            : hour >= when.fromHour || hour <= when.toHour,
        )
        .map((hour) => new Temporal.PlainTime(hour, when.minute));
  }
}

/** Due instants after one, in order: the first `count`. */
export function dueAfter(when: When, zone: string, after: number, count = 1): number[] {
  const found: number[] = [];
  let date = localDateTime(zone, after).toPlainDate();
  for (let n = 0; n < LOOK_AHEAD && found.length < count; n += 1) {
    for (const time of timesOn(when, date)) {
      const at = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
      if (at > after && at > (found.at(-1) ?? 0) && found.length < count) found.push(at);
    }
    date = date.add({ days: 1 });
  }
  return found;
}

/** What became due from `first` until `now`, both inclusive: the last instant, and how many before it were missed. */
export function dueUntil(
  when: When,
  zone: string,
  first: number,
  now: number,
): { readonly at: number; readonly missed: number } {
  let at = first;
  let missed = 0;
  for (;;) {
    const [next] = dueAfter(when, zone, at);
    if (next === undefined || next > now) return { at, missed };
    at = next;
    missed += 1;
  }
}
