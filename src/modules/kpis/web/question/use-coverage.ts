import { useQuery } from '@tanstack/react-query';
import type { Coverage } from '../../contract/routes.ts';
import { kpisApi } from '../api.ts';

/** What the data cover; asked once and refreshed when an import ends (`['coverage']` is invalidated). */
export const useCoverage = () =>
  useQuery<Coverage>({ queryKey: ['coverage'], queryFn: ({ signal }) => kpisApi.coverage(undefined, { signal }) });
