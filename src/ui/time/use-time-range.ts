import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSmallCentre } from '../me/me.ts';
import { parseRange, type TimeRange } from './time-range.ts';

/** The days the reader chose in the top bar; they live in the URL as `range`. A day of a small centre holds too little to say much. */
export function useTimeRange(): TimeRange {
  const { range } = useSearch({ strict: false }) as { range?: unknown };
  const usual = useSmallCentre() ? 'last_12_weeks' : 'last_day';
  return useMemo(() => (typeof range === 'string' ? parseRange(range) : null) ?? { preset: usual }, [range, usual]);
}
