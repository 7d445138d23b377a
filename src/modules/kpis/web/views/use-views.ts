import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { httpClient } from '#src/http/client.ts';
import { reportsContract } from '#src/modules/reports/contract/routes.ts';
import type { SeenView } from '#src/modules/reports/contract/report.ts';
import { useMay } from '#src/ui/me/me.ts';

export const viewsApi = httpClient({ reports: reportsContract }, window.location.origin).reports;

/** Views of one page, for those who may see views. */
export function useViews(path: string) {
  const may = useMay('read:view');
  const query = useQuery({
    queryKey: ['saved-views'],
    queryFn: ({ signal }) => viewsApi.views(undefined, { signal }),
    enabled: may,
    staleTime: 60_000,
  });
  const own = (query.data ?? []).filter(({ address }: SeenView) => address.split('?')[0] === path);
  return { may, loaded: query.data !== undefined, views: own };
}

/** One change; the lists of views are asked again after it. */
export function useViewChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['saved-views'] }),
  });
}
