import { useQuery, useQueryClient } from '@tanstack/react-query';
import { httpClient } from '#src/http/client.ts';
import { ingestionContract } from '#src/modules/ingestion/contract/routes.ts';

const api = httpClient({ ingestion: ingestionContract }, window.location.origin).ingestion;
const EVERY = 3_000;

/**
 * The import an empty centre is being filled by, looked at every few seconds; null when there is none, or the asker may not see imports. While
 * there is one, what the data cover is asked again.
 */
export function useRunningImport(): { readonly lines: number } | null {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['ingestion', 'running'],
    queryFn: async ({ signal }) => {
      const batches = await api.batches(undefined, { signal });
      if (batches.length > 0) void client.invalidateQueries({ queryKey: ['coverage'] });
      return batches;
    },
    refetchInterval: EVERY,
    retry: false,
  });
  const running = data?.find(({ state }) => state === 'reading');
  return running === undefined ? null : { lines: Math.max(running.lines, running.added) };
}
