import { Temporal } from 'temporal-polyfill';
import { invalid } from '#src/kernel/errors.ts';
import { startOfDate } from '#src/kernel/zone.ts';

/** The end of a local day. Throws `bad_time`. */
export function endOfDay(day: string, zone: string, field: string): number {
  try {
    return startOfDate(zone, Temporal.PlainDate.from(day).add({ days: 1 }));
  } catch {
    throw invalid('bad_time', `"${day}" is not a date`, { field, remedy: 'Write 2026-11-16.' });
  }
}
