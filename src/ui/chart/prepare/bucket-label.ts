import type { Grain } from '#src/kernel/grid.ts';
import type { Locale } from '../../locale/locale.ts';
import { formatClock, formatDay, formatDayRange, formatMonth, formatMonthDay } from '../../time/format-time.ts';

export interface Bucket {
  /** Epoch milliseconds, half-open. */
  readonly start: number;
  readonly end: number;
}

export interface BucketLook {
  readonly grain: Grain;
  readonly zone: string;
  readonly locale: Locale;
}

const withinDay: ReadonlySet<Grain> = new Set<Grain>(['5m', '15m', '30m', '1h']);

export const isWithinDay = (grain: Grain): boolean => withinDay.has(grain);

/** Short text under the axis. */
export function bucketTick(bucket: Bucket, { grain, zone, locale }: BucketLook): string {
  if (isWithinDay(grain)) {
    const clock = formatClock(bucket.start, zone, locale);
    return clock === '00:00' ? formatMonthDay(bucket.start, zone, locale) : clock;
  }
  if (grain === '1mo') return formatMonth(bucket.start, zone, locale);
  return formatMonthDay(bucket.start, zone, locale);
}

/** Full text in a tooltip: the whole half-open interval, or the days it covers. */
export function bucketTitle(bucket: Bucket, { grain, zone, locale }: BucketLook): string {
  if (isWithinDay(grain)) {
    return `${formatDay(bucket.start, zone, locale)} ${formatClock(bucket.start, zone, locale)}–${formatClock(bucket.end, zone, locale)}`;
  }
  if (grain === '1mo') return formatMonth(bucket.start, zone, locale);
  return formatDayRange(bucket.start, bucket.end, zone, locale);
}
