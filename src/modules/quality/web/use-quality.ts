import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DrawParsed } from '../contract/draw.ts';
import type { FormInput } from '../contract/form.ts';
import { kpisApi, qualityApi } from './api.ts';

export const useZone = (): string =>
  useQuery({
    queryKey: ['coverage'],
    queryFn: ({ signal }) => kpisApi.coverage(undefined, { signal }),
    staleTime: 60_000,
  }).data?.zone ?? 'UTC';

export const useForms = () =>
  useQuery({ queryKey: ['quality', 'forms'], queryFn: ({ signal }) => qualityApi.forms(undefined, { signal }) });

export const useDraws = () =>
  useQuery({ queryKey: ['quality', 'draws'], queryFn: ({ signal }) => qualityApi.draws(undefined, { signal }) });

/** Who can be given evaluations; with a form, who cannot be given any of it is told with the reason. */
export const useInspectors = (isOffered: boolean, form?: string) =>
  useQuery({
    queryKey: ['quality', 'inspectors', form ?? null],
    queryFn: ({ signal }) => qualityApi.inspectors(form === undefined ? {} : { form }, { signal }),
    enabled: isOffered,
  });

/** The newest so many are listed. */
export const EVALUATIONS_AT_ONCE = 500;

export const useEvaluations = (
  what: { readonly state?: 'open' | 'submitted'; readonly mine?: 'true' },
  isOffered = true,
) =>
  useQuery({
    queryKey: ['quality', 'evaluations', what],
    queryFn: ({ signal }) => qualityApi.evaluations({ ...what, limit: EVALUATIONS_AT_ONCE }, { signal }),
    enabled: isOffered,
  });

export const useEvaluation = (id: string | undefined) =>
  useQuery({
    queryKey: ['quality', 'evaluation', id],
    queryFn: ({ signal }) => qualityApi.evaluation({ id: id ?? '' }, { signal }),
    enabled: id !== undefined,
    // What is typed must not be replaced under the typing hands.
    refetchOnWindowFocus: false,
  });

export const useAppeals = (isOffered: boolean) =>
  useQuery({
    queryKey: ['quality', 'appeals'],
    queryFn: ({ signal }) => qualityApi.appeals({ state: 'open' }, { signal }),
    enabled: isOffered,
  });

export const usePrecedents = (form: string | undefined, item: string | undefined) =>
  useQuery({
    queryKey: ['quality', 'precedents', form, item],
    queryFn: ({ signal }) =>
      qualityApi.precedents({ form: form ?? '', ...(item === undefined ? {} : { item }) }, { signal }),
    enabled: form !== undefined,
  });

/** An act after which everything of quality is asked again. */
export function useAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => queries.invalidateQueries({ queryKey: ['quality'] }) });
}

export const useDraw = () => useAct((input: DrawParsed) => qualityApi.draw(input));
export const useSaveForm = () => useAct((input: FormInput) => qualityApi.saveForm(input));
