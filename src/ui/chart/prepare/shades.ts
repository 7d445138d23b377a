import type { Bucket } from './bucket-label.ts';

/** A stretch of time behind the lines. */
export interface Shade {
  readonly start: number;
  readonly end: number;
  /** `rest`: rest days and holidays, grey. `loss`: where points were lost, in the state colour. */
  readonly tone: 'rest' | 'loss';
  readonly label?: string;
}

/** A moment worth a name: a launch, a new definition, an incident. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

export interface ShadeRun {
  readonly from: number;
  /** Last bucket of the run, inclusive. */
  readonly to: number;
  readonly tone: Shade['tone'];
  readonly label: string | null;
}

/** Shades as runs of buckets; a bucket is shaded when at least half of it lies inside. */
export function shadeRuns(shades: readonly Shade[], buckets: readonly Bucket[]): ShadeRun[] {
  return shades.flatMap(({ start, end, tone, label }) => {
    const inside = buckets.flatMap((bucket, i) => {
      const common = Math.min(end, bucket.end) - Math.max(start, bucket.start);
      return common * 2 >= bucket.end - bucket.start ? [i] : [];
    });
    return inside.length === 0 ? [] : [{ from: inside[0]!, to: inside.at(-1)!, tone, label: label ?? null }];
  });
}

/** Bucket each mark falls into; marks outside the picture are left out. */
export function markPlaces(marks: readonly Mark[], buckets: readonly Bucket[]): { bucket: number; label: string }[] {
  return marks.flatMap(({ at, label }) => {
    const bucket = buckets.findIndex(({ start, end }) => at >= start && at < end);
    return bucket < 0 ? [] : [{ bucket, label }];
  });
}

/** Saturdays and Sundays of the buckets' zone as shades, for charts by day; holidays come from the calendar. */
export function weekends(buckets: readonly Bucket[], zone: string): Shade[] {
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' });
  return buckets
    .filter(({ start }) => ['Sat', 'Sun'].includes(weekday.format(start)))
    .map(({ start, end }) => ({ start, end, tone: 'rest' as const }));
}
