import { useQuery } from '@tanstack/react-query';
import type { ScoresAsked } from '../../contract/scores.ts';
import { kpisApi, qualityApi } from '../api.ts';
import { monthOf } from './months.ts';

/** The latest month with data, else this month; null until known. */
export const useLatestMonth = (): string | null =>
  useQuery({
    queryKey: ['quality', 'latest month'],
    queryFn: async ({ signal }) => {
      const { lastDay } = await kpisApi.coverage(undefined, { signal });
      return monthOf(lastDay ?? new Date().toISOString());
    },
    staleTime: 60_000,
  }).data ?? null;

type Asked = Pick<ScoresAsked, 'from' | 'to'> & Partial<ScoresAsked>;

export const useScores = (asked: Asked | null) =>
  useQuery({
    queryKey: ['quality', 'scores', asked],
    queryFn: ({ signal }) => qualityApi.scores(asked ?? { from: '', to: '' }, { signal }),
    enabled: asked !== null,
  });

export const useSourceAgreement = (asked: { readonly from: string; readonly to: string } | null) =>
  useQuery({
    queryKey: ['quality', 'source agreement', asked],
    queryFn: ({ signal }) => qualityApi.sourceAgreement(asked ?? { from: '', to: '' }, { signal }),
    enabled: asked !== null,
  });

export const useValidity = (asked: { readonly from: string; readonly to: string; readonly form: string } | null) =>
  useQuery({
    queryKey: ['quality', 'validity', asked],
    queryFn: ({ signal }) => qualityApi.validity(asked ?? { from: '', to: '', form: '' }, { signal }),
    enabled: asked !== null,
  });

export const useDoubleScoring = (asked: { readonly from: string; readonly to: string; readonly form: string } | null) =>
  useQuery({
    queryKey: ['quality', 'double scoring', asked],
    queryFn: ({ signal }) => qualityApi.doubleScoring(asked ?? { from: '', to: '', form: '' }, { signal }),
    enabled: asked !== null,
  });
