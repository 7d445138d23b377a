import { useQuery } from '@tanstack/react-query';
import type { ScoresAsked } from '../../contract/scores.ts';
import { kpisApi, qualityApi } from '../api.ts';
import { monthOf } from './months.ts';

/** The latest month with data; null until known. */
export function useLatestMonth(): string | null {
  const { data } = useQuery({
    queryKey: ['coverage'],
    queryFn: ({ signal }) => kpisApi.coverage(undefined, { signal }),
    staleTime: 60_000,
  });
  return data === undefined ? null : monthOf(data.lastDay ?? new Date().toISOString());
}

type Asked = Pick<ScoresAsked, 'from' | 'to'> & Partial<ScoresAsked>;

export const useScores = (asked: Asked | null) =>
  useQuery({
    queryKey: ['quality', 'scores', asked],
    queryFn: ({ signal }) => qualityApi.scores(asked ?? { from: '', to: '' }, { signal }),
    enabled: asked !== null,
  });
