import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { performanceApi } from './api.ts';

export const usePerson = (agent: string | undefined, month: string | undefined) =>
  useQuery({
    queryKey: ['performance', 'person', agent, month],
    queryFn: ({ signal }) =>
      performanceApi.person(
        { ...(agent !== undefined && { agent }), ...(month !== undefined && { month }) },
        { signal },
      ),
  });

export const useMonths = () =>
  useQuery({
    queryKey: ['performance', 'months'],
    queryFn: ({ signal }) => performanceApi.months(undefined, { signal }),
  });

export const useMonth = (month: string | undefined) =>
  useQuery({
    queryKey: ['performance', 'month', month],
    queryFn: ({ signal }) => performanceApi.month({ month: month ?? '' }, { signal }),
    enabled: month !== undefined,
  });

export const useSheet = (id: string | undefined) =>
  useQuery({
    queryKey: ['performance', 'sheet', id],
    queryFn: ({ signal }) => performanceApi.sheet({ id: id ?? '' }, { signal }),
    enabled: id !== undefined,
  });

/** One act; everything of performance is asked again after it. */
export function usePerformanceAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['performance'] }),
  });
}
