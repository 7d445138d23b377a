import { targetLines, type Target } from '../../number/target.ts';
import type { Unit } from '../../number/unit.ts';
import { type Axis, niceAxis } from './axis.ts';
import { type Bucket, type BucketLook, bucketTick } from './bucket-label.ts';
import type { Series } from './series.ts';
import { type Mark, markPlaces, type Shade, type ShadeRun, shadeRuns } from './shades.ts';

export interface TimeInput extends BucketLook {
  readonly unit: Unit;
  readonly buckets: readonly Bucket[];
  readonly series: readonly Series[];
  readonly target?: Target | null;
  readonly limits?: { readonly low: number; readonly high: number } | null;
  readonly marks?: readonly Mark[];
  readonly shades?: readonly Shade[];
  /** Bars on their own small axis below the lines: the contacts behind the figures. */
  readonly volume?: { readonly name: string; readonly values: readonly (number | null)[] };
  /** The figure at the point that matters. */
  readonly callout?: {
    readonly series: string;
    readonly bucket: number;
    readonly text: string;
    readonly detail?: string;
  };
  /** Lines by default; counts read better as bars, which start at nought. */
  readonly as?: 'line' | 'bar';
}

export interface TimePicture {
  readonly ticks: readonly string[];
  readonly axis: Axis;
  readonly series: readonly Series[];
  readonly targets: readonly number[];
  readonly limits: { readonly low: number; readonly high: number } | null;
  readonly marks: readonly { readonly bucket: number; readonly label: string }[];
  readonly shades: readonly ShadeRun[];
  /** Top of the bars' own axis; `null` without bars. */
  readonly volumeMax: number | null;
}

/** Everything decided before drawing: scales, gaps, runs, places. Pure; drawing adds only pixels and colours. */
export function timePicture(input: TimeInput): TimePicture {
  const { buckets, series, target = null, limits = null, marks = [], shades = [], volume, unit, as = 'line' } = input;
  const targets = target === null ? [] : targetLines(target);
  const drawn = series.flatMap(({ values }) => values.filter((v): v is number => v !== null));
  const scale = [...drawn, ...targets, ...(limits === null ? [] : [limits.low, limits.high])];
  const volumes = volume?.values.filter((v): v is number => v !== null) ?? [];
  return {
    ticks: buckets.map((bucket) => bucketTick(bucket, input)),
    axis: niceAxis(scale, { unit, fromZero: as === 'bar' }),
    series,
    targets,
    limits,
    marks: markPlaces(marks, buckets),
    shades: shadeRuns(shades, buckets),
    volumeMax: volumes.length === 0 ? null : Math.max(1, ...volumes),
  };
}
