import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { parseRange, type TimeRange } from './time-range.ts';

/** The days the reader chose in the top bar; they live in the URL as `range`. */
export function useTimeRange(): TimeRange {
  const { range } = useSearch({ strict: false }) as { range?: unknown };
  return useMemo(() => (typeof range === 'string' ? parseRange(range) : null) ?? { preset: 'last_day' }, [range]);
}
