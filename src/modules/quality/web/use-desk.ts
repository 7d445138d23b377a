import { useQuery } from '@tanstack/react-query';
import { qualityApi } from './api.ts';

export const useHandbook = (
  wanted: { readonly form?: string; readonly item?: string; readonly text?: string },
  isOffered = true,
) =>
  useQuery({
    queryKey: ['quality', 'handbook', wanted],
    queryFn: ({ signal }) => qualityApi.handbook(wanted, { signal }),
    enabled: isOffered,
  });

export const useCaseLaw = (isOffered: boolean) =>
  useQuery({
    queryKey: ['quality', 'case-law'],
    queryFn: ({ signal }) => qualityApi.caseLaw(undefined, { signal }),
    enabled: isOffered,
  });

export const useAllPrecedents = (text: string) =>
  useQuery({
    queryKey: ['quality', 'precedents', 'all', text],
    queryFn: ({ signal }) => qualityApi.precedents({ merged: 'true', ...(text === '' ? {} : { text }) }, { signal }),
  });

export const useTasks = (wanted: { readonly agent?: string; readonly evaluation?: string }, isOffered = true) =>
  useQuery({
    queryKey: ['quality', 'tasks', wanted],
    queryFn: ({ signal }) => qualityApi.tasks(wanted, { signal }),
    enabled: isOffered,
  });
