import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CentreSize } from '../contract/centre-size.ts';
import { identityApi } from './api.ts';

const key = ['centre-size'] as const;

export const useCentreSize = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => identityApi.centreSize(undefined, { signal }) });

/** Says how large the centre is; in a small one whoever says so takes every role. Pages and permissions follow at once. */
export function useChooseCentreSize() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (size: CentreSize) => identityApi.chooseCentreSize({ size, allRoles: size === 'small' }),
    onSuccess: async (now) => {
      // Pages and permissions first: what the page says of them is then true.
      await queries.invalidateQueries({ queryKey: ['me'] });
      queries.setQueryData(key, now);
      await queries.invalidateQueries({ queryKey: ['users'] });
    },
  });
}
