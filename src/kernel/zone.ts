import { Temporal } from 'temporal-polyfill';
import { invalid } from './errors.ts';

/** One stretch of constant offset: from `from` (inclusive) the local clock reads UTC + `offset` milliseconds. */
export type OffsetPiece = { readonly from: number; readonly offset: number };

/** Throws `unknown_zone` unless `zone` is an IANA name the runtime knows. */
export function assertZone(zone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch {
    throw invalid('unknown_zone', `"${zone}" is not a time zone name`, {
      field: 'zone',
      remedy: 'Use an IANA name such as Asia/Shanghai or Europe/Berlin.',
    });
  }
}

/** Offset of local time from UTC at an instant, milliseconds. */
export function offsetAt(zone: string, at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

/** The offsets in force during `[start, end)`; the first piece starts at `start`. */
export function offsetPieces(zone: string, start: number, end: number): OffsetPiece[] {
  let cursor = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const pieces: OffsetPiece[] = [{ from: start, offset: cursor.offsetNanoseconds / 1e6 }];
  for (;;) {
    const next = cursor.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end) return pieces;
    pieces.push({ from: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 });
    cursor = next;
  }
}

/** Start of the local calendar date in a zone (the first instant of that day, also where midnight is skipped). */
export function startOfDate(zone: string, date: Temporal.PlainDate): number {
  return date.toZonedDateTime(zone).epochMilliseconds;
}

/** Local calendar date and clock of an instant. */
export function localDateTime(zone: string, at: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
}

/** ISO 8601 with the offset in force, e.g. `2026-11-16T09:00:00+01:00`: names both hours of the autumn change. */
export function isoLocal(zone: string, at: number): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return zoned.toString({ timeZoneName: 'never', smallestUnit: at % 1000 === 0 ? 'second' : 'millisecond' });
}

/**
 * Reads a date (`2026-11-16`, the start of that local day), a local date-time, or an instant with offset or `Z`.
 * Throws `bad_time` naming the field.
 */
export function parseInstant(text: string, zone: string, field: string): number {
  try {
    if (/([zZ]|[+-]\d\d:?\d\d)$/.test(text) && text.includes(':')) return Temporal.Instant.from(text).epochMilliseconds;
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return startOfDate(zone, Temporal.PlainDate.from(text));
    return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    throw invalid('bad_time', `"${text}" is not a date or time`, {
      field,
      remedy: 'Write 2026-11-16, 2026-11-16T09:30 (local) or 2026-11-16T09:30:00+01:00.',
    });
  }
}
