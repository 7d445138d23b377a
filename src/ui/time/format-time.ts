import { type Locale, intlTag } from '../locale/locale.ts';

type CalendarDay = Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second', string>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to build and used per table cell. */
function formatter(locale: Locale, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(intlTag(locale), {
      timeZone: zone,
      year: 'numeric',
      month: locale === 'en' ? 'short' : '2-digit',
      day: locale === 'en' ? 'numeric' : '2-digit',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(key, found);
  }
  return found;
}

function parts(at: number, zone: string, locale: Locale): CalendarDay {
  const day: CalendarDay = { year: '', month: '', day: '', weekday: '', hour: '', minute: '', second: '' };
  for (const { type, value } of formatter(locale, zone).formatToParts(at))
    if (type in day) day[type as keyof CalendarDay] = value;
  return day;
}

/** `2026-11-20 周五` / `Fri 20 Nov 2026`. */
export function formatDay(at: number, zone: string, locale: Locale): string {
  const p = parts(at, zone, locale);
  return locale === 'zh-CN'
    ? `${p.year}-${p.month}-${p.day} ${p.weekday}`
    : `${p.weekday} ${p.day} ${p.month} ${p.year}`;
}

/** `11-20` / `20 Nov`. */
export function formatMonthDay(at: number, zone: string, locale: Locale): string {
  const p = parts(at, zone, locale);
  return locale === 'zh-CN' ? `${p.month}-${p.day}` : `${p.day} ${p.month}`;
}

/** `2026-11` / `Nov 2026`. */
export function formatMonth(at: number, zone: string, locale: Locale): string {
  const p = parts(at, zone, locale);
  return locale === 'zh-CN' ? `${p.year}-${p.month}` : `${p.month} ${p.year}`;
}

/** `12:07`. */
export function formatClock(at: number, zone: string, locale: Locale): string {
  const p = parts(at, zone, locale);
  return `${p.hour}:${p.minute}`;
}

/** `12:07:12`, with milliseconds `12:07:12.480`. */
export function formatClockSeconds(at: number, zone: string, locale: Locale, milliseconds = false): string {
  const p = parts(at, zone, locale);
  const fraction = milliseconds ? `.${String(((at % 1000) + 1000) % 1000).padStart(3, '0')}` : '';
  return `${p.hour}:${p.minute}:${p.second}${fraction}`;
}

/** `2026-11-20 12:07` / `20 Nov 2026, 12:07`. */
export function formatMoment(at: number, zone: string, locale: Locale): string {
  const p = parts(at, zone, locale);
  return locale === 'zh-CN'
    ? `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`
    : `${p.day} ${p.month} ${p.year}, ${p.hour}:${p.minute}`;
}

/** The local time a text with an offset states (`2026-11-20T12:07:00+01:00`), whatever zone the reader is in. */
export const formatStatedMoment = (iso: string, locale: Locale): string =>
  formatMoment(Date.parse(`${iso.slice(0, 19)}Z`), 'UTC', locale);

/** A half-open range of whole days, last day shown: `2026-11-01 至 11-20` / `1–20 Nov 2026`; one day as that day. */
export function formatDayRange(start: number, end: number, zone: string, locale: Locale): string {
  const a = parts(start, zone, locale);
  const b = parts(end - 1, zone, locale);
  const sameYear = a.year === b.year;
  const sameMonth = sameYear && a.month === b.month;
  if (sameMonth && a.day === b.day) return formatDay(start, zone, locale);
  if (locale === 'zh-CN') {
    return `${a.year}-${a.month}-${a.day} 至 ${sameYear ? '' : `${b.year}-`}${b.month}-${b.day}`;
  }
  if (sameMonth) return `${a.day}–${b.day} ${b.month} ${b.year}`;
  return `${a.day} ${a.month}${sameYear ? '' : ` ${a.year}`} – ${b.day} ${b.month} ${b.year}`;
}

/** A half-open range stated by texts with an offset, last day shown: `2026-11-01 – 2026-11-20`, so that columns of them are in order. */
export function statedDays(from: string, to: string): string {
  const first = from.slice(0, 10);
  const last = new Date(Date.parse(`${to.slice(0, 10)}T${to.slice(11, 19) || '00:00:00'}Z`) - 1)
    .toISOString()
    .slice(0, 10);
  return first === last ? first : `${first} – ${last}`;
}

/** `北京时间` / `Beijing time` where a zone has a name people use; the offset otherwise. */
export function formatZone(at: number, zone: string, locale: Locale): string {
  if (zone === 'Asia/Shanghai') return locale === 'zh-CN' ? '北京时间' : 'Beijing time';
  const name = new Intl.DateTimeFormat(intlTag(locale), { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName');
  return name?.value ?? zone;
}
