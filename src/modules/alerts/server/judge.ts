import { nextLimits, type SeriesPoint } from '#src/semantic/control-limits.ts';
import type { AlertTest } from '../contract/rule.ts';

/** One whole interval of one group. */
export type Interval = SeriesPoint & { readonly from: number; readonly to: number; readonly final: boolean };
/** `null`: not judged (no data, too few rows, still open, too little history). */
export type Judgement = { readonly off: boolean; readonly value: number; readonly limit: number } | null;

/** What limits are drawn from: four weeks before the judged day. */
const HISTORY = 28;

export type Watched = {
  readonly test: AlertTest;
  readonly minimumRows: number;
  readonly unit: string;
  readonly better: string;
  /** Both parts of the KPI count rows. */
  readonly countsOf: boolean;
};

/** Judges each interval of a series, given in order of time, by a rule. */
export function judge(series: readonly Interval[], watched: Watched): Judgement[] {
  return series.map((interval, i) => {
    const { value, denominator, final } = interval;
    if (value === null || !final || (denominator ?? Number.POSITIVE_INFINITY) < watched.minimumRows) return null;
    const { test } = watched;
    if (test.kind === 'under') return { off: value < test.value, value, limit: test.value };
    if (test.kind === 'over') return { off: value > test.value, value, limit: test.value };
    const before = series.slice(Math.max(0, i - HISTORY), i);
    const limits = nextLimits(before, { unit: watched.unit, countsOf: watched.countsOf, denominator });
    if (limits === null) return null;
    const low = value < limits.low && watched.better !== 'lower';
    const high = value > limits.high && watched.better !== 'higher';
    const nearer = value - limits.low < limits.high - value ? limits.low : limits.high;
    return { off: low || high, value, limit: nearer };
  });
}
