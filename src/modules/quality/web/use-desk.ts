import { keepPreviousData, useQuery } from '@tanstack/react-query';
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

export const usePlans = () =>
  useQuery({ queryKey: ['quality', 'plans'], queryFn: ({ signal }) => qualityApi.plans(undefined, { signal }) });

export const usePopulation = (period: { readonly from: string; readonly to: string; readonly form?: string }) =>
  useQuery({
    queryKey: ['quality', 'population', period],
    queryFn: ({ signal }) => qualityApi.population(period, { signal }),
    placeholderData: keepPreviousData,
  });

export const useProgress = () =>
  useQuery({ queryKey: ['quality', 'progress'], queryFn: ({ signal }) => qualityApi.progress(undefined, { signal }) });

export const useRescoring = () =>
  useQuery({
    queryKey: ['quality', 'rescoring'],
    queryFn: ({ signal }) => qualityApi.rescoring(undefined, { signal }),
  });

export const useLook = (id: string) =>
  useQuery({
    queryKey: ['quality', 'look', id],
    queryFn: ({ signal }) => qualityApi.look({ id }, { signal }),
    staleTime: 60_000,
  });

export const useChecks = () =>
  useQuery({ queryKey: ['quality', 'checks'], queryFn: ({ signal }) => qualityApi.checks(undefined, { signal }) });

export const useModel = () =>
  useQuery({ queryKey: ['quality', 'model'], queryFn: ({ signal }) => qualityApi.model(undefined, { signal }) });

export const useCheckAnswers = (evaluation: string) =>
  useQuery({
    queryKey: ['quality', 'check-answers', evaluation],
    queryFn: ({ signal }) => qualityApi.checkAnswers({ id: evaluation }, { signal }),
  });
