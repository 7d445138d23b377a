import { useQuery } from '@tanstack/react-query';
import { performanceApi } from '../api.ts';

const MINUTE = 60_000;

/** Asked again every few minutes: the day goes on while the page lies open. */
export const useBriefing = (team: string | undefined, day: string | undefined) =>
  useQuery({
    queryKey: ['performance', 'briefing', team, day],
    queryFn: ({ signal }) =>
      performanceApi.briefing({ ...(team !== undefined && { team }), ...(day !== undefined && { day }) }, { signal }),
    refetchInterval: 5 * MINUTE,
    staleTime: MINUTE,
  });
