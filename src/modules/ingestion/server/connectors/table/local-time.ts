import { Temporal } from 'temporal-polyfill';

/** Zones change their offset on quarter hours at the finest, so one lookup serves the whole quarter. */
const SLOT = 15 * 60_000;

/**
 * Local clock readings → instants in one zone. Readings are milliseconds of the local calendar as if it were UTC. The
 * repeated hour of autumn is read as the first, the missing one of spring as the hour after.
 */
export function localClock(zone: string): (local: number) => number {
  const offsets = new Map<number, number>();
  return (local) => {
    const slot = Math.floor(local / SLOT);
    let offset = offsets.get(slot);
    if (offset === undefined) {
      const plain = Temporal.Instant.fromEpochMilliseconds(slot * SLOT)
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime();
      offset = plain.toZonedDateTime(zone).epochMilliseconds - slot * SLOT;
      if (offsets.size > 100_000) offsets.clear();
      offsets.set(slot, offset);
    }
    return local + offset;
  };
}

/** Calendar fields → milliseconds of the local calendar; `null` when there is no such date. Hours beyond 23 run into the next day. */
export function localMillis(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  ms = 0,
): number | null {
  if (month < 1 || month > 12 || day < 1 || hour > 47 || minute > 59 || second > 60) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCDate() !== day) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}
