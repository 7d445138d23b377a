import { formatClock } from '../../time/format-time.ts';
import { type Bucket, type BucketLook, isWithinDay } from './bucket-label.ts';

/** Room one tick text needs, in pixels. */
const tickRoom = 56;

/** Fewer texts than these tell no scale. */
const enough = 3;

/**
 * Which buckets carry a text under the axis. Within a day they stand on full hours (every 1, 2, 3, 4, 6, 12 or 24), and
 * on minutes where the hours are too few to tell the scale;
 * longer grains count back from the last bucket, which readers look for first.
 */
export function tickFlags(buckets: readonly Bucket[], look: BucketLook, width: number): boolean[] {
  const fit = Math.max(1, Math.floor(width / tickRoom));
  if (!isWithinDay(look.grain)) {
    const every = Math.max(1, Math.ceil(buckets.length / fit));
    return buckets.map((_, i) => (buckets.length - 1 - i) % every === 0);
  }
  const hourOf = (bucket: Bucket): number | null => {
    const clock = formatClock(bucket.start, look.zone, look.locale);
    return clock.endsWith(':00') ? Number(clock.slice(0, 2)) : null;
  };
  const hours = buckets.map(hourOf);
  if (hours.filter((hour) => hour !== null).length < enough) {
    const minutes = buckets.map(({ start }) => Number(formatClock(start, look.zone, look.locale).slice(3)));
    const step = [5, 10, 15, 30].find((every) => minutes.filter((m) => m % every === 0).length <= fit);
    if (step !== undefined) return minutes.map((minute) => minute % step === 0);
  }
  for (const step of [1, 2, 3, 4, 6, 12, 24]) {
    const flags = hours.map((hour) => hour !== null && hour % step === 0);
    if (flags.filter(Boolean).length <= fit) return flags;
  }
  const midnights = hours.flatMap((hour, i) => (hour === 0 ? [i] : []));
  const every = Math.ceil(midnights.length / fit);
  const shown = new Set(midnights.filter((_, i) => i % every === 0));
  return buckets.map((_, i) => shown.has(i));
}
