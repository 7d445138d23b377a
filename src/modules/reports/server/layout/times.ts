import { type Locale, intlTag } from '#src/kernel/locale.ts';
import type { ReportData } from '../report-data.ts';

const format = (zone: string, language: Locale, options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat(intlTag(language), { timeZone: zone, hourCycle: 'h23', ...options });
  return (at: number) => formatter.format(at);
};

/** Times of an issue as people of a language write them, in the zone of the centre. */
export function timesOf(
  { zone, rhythm, from, until }: Pick<ReportData, 'zone' | 'rhythm' | 'from' | 'until'>,
  language: Locale,
) {
  const day = format(zone, language, {
    year: 'numeric',
    month: language === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  });
  const shortDay = format(zone, language, { month: 'numeric', day: 'numeric' });
  const minute = format(zone, language, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const clock = format(zone, language, { hour: '2-digit', minute: '2-digit' });
  const month = format(zone, language, { year: 'numeric', month: 'long' });
  // The last instant inside: an end at midnight belongs to the day that ends.
  const last = Math.max(from, until - 1);
  const periods = {
    hourly: () => `${day(from)} ${clock(from)}–${clock(until)}`,
    daily: () => day(from),
    weekly: () => `${day(from)} – ${day(last)}`,
    monthly: () => month(from),
    period: () => `${day(from)} – ${day(last)}`,
  };
  return { period: periods[rhythm](), minute, clock, shortDay };
}
