import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Comparison, ComparisonInput } from '../../contract/comparison.ts';
import { kpisApi } from '../api.ts';

/** Compares groups; `null` waits until it is known what to compare. */
export const useComparison = (question: ComparisonInput | null) =>
  useQuery<Comparison>({
    queryKey: ['comparison', question],
    queryFn: ({ signal }) => kpisApi.compare(question!, { signal }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
