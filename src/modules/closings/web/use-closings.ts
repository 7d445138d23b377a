import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PeriodKind } from '../contract/closing.ts';
import { closingsApi } from './api.ts';

export const usePeriods = (kind: PeriodKind) =>
  useQuery({ queryKey: ['closings', kind], queryFn: ({ signal }) => closingsApi.list({ kind }, { signal }) });

export const usePreview = (id: string) =>
  useQuery({ queryKey: ['closing-preview', id], queryFn: ({ signal }) => closingsApi.preview({ id }, { signal }) });

export const useClosing = (id: string) =>
  useQuery({ queryKey: ['closing', id], queryFn: ({ signal }) => closingsApi.detail({ id }, { signal }) });

/** Closing or accepting changes what every page quotes: everything is asked again. */
export function useClosingAct(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ token, reason }: { readonly token: string | null; readonly reason: string }) => {
      if (token === null) await closingsApi.close(reason === '' ? { id } : { id, reason });
      else await closingsApi.accept({ id, token, reason });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
