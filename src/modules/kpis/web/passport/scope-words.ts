import type { Locale } from '#src/ui/locale/locale.ts';
import { formatClock, formatDay, formatDayRange } from '#src/ui/time/format-time.ts';
import type { Passport } from '../../contract/passport.ts';

/** The scope in a line: the days, for less than a day the clock too, and the values filtered by. */
export function scopeWords(
  { from, to, zone }: Pick<Passport, 'from' | 'to' | 'zone'>,
  where: Readonly<Record<string, readonly string[]>> | undefined,
  locale: Locale,
): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const wholeDays = formatClock(start, zone, locale) === '00:00' && formatClock(end, zone, locale) === '00:00';
  const time = wholeDays
    ? formatDayRange(start, end, zone, locale)
    : `${formatDay(start, zone, locale)} ${formatClock(start, zone, locale)}–${formatClock(end, zone, locale)}`;
  return [time, ...Object.values(where ?? {}).map((values) => values.join(', '))].join(' · ');
}
