import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { reportsApi } from './api.ts';

export const useReports = () =>
  useQuery({ queryKey: ['reports'], queryFn: ({ signal }) => reportsApi.list(undefined, { signal }) });
export const useSchedules = () =>
  useQuery({ queryKey: ['report-schedules'], queryFn: ({ signal }) => reportsApi.schedules(undefined, { signal }) });
export const useRuns = () =>
  useQuery({
    queryKey: ['report-runs'],
    queryFn: ({ signal }) => reportsApi.runs({}, { signal }),
    refetchInterval: 10_000,
  });
export const useChannels = () =>
  useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => reportsApi.channels(undefined, { signal }) });
export const useDeliveries = () =>
  useQuery({
    queryKey: ['deliveries'],
    queryFn: ({ signal }) => reportsApi.deliveries({}, { signal }),
    refetchInterval: 10_000,
  });
export const useViews = () =>
  useQuery({ queryKey: ['saved-views'], queryFn: ({ signal }) => reportsApi.views(undefined, { signal }) });

/** One change; lists that may show it are asked again. */
export function useChange<Input, Output>(send: (input: Input) => Promise<Output>, ...keys: readonly string[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
