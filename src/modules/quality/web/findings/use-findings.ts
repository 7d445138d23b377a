import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { kpisApi, organisationApi, qualityApi } from '../api.ts';

export const useFindings = (asked: Parameters<typeof qualityApi.findings>[0]) =>
  useQuery({
    queryKey: ['quality', 'findings', asked],
    queryFn: ({ signal }) => qualityApi.findings(asked, { signal }),
  });

export const useFinding = (id: string) =>
  useQuery({
    queryKey: ['quality', 'finding', id],
    queryFn: ({ signal }) => qualityApi.finding({ id }, { signal }),
  });

export const useFindingMonths = () =>
  useQuery({
    queryKey: ['quality', 'finding months'],
    queryFn: ({ signal }) => qualityApi.findingMonths(undefined, { signal }),
  });

export const useOwners = () =>
  useQuery({
    queryKey: ['quality', 'finding owners'],
    queryFn: ({ signal }) => qualityApi.findingOwners(undefined, { signal }),
  });

export const useOrganisation = () =>
  useQuery({
    queryKey: ['organisation', 'all'],
    queryFn: ({ signal }) => organisationApi.all(undefined, { signal }),
    staleTime: 60_000,
  });

/** The catalogue in the words and units of the reader. */
export function useKpiNames() {
  const language = useLocale() === 'zh-CN' ? 'zh' : 'en';
  const { data } = useQuery({
    queryKey: ['kpis'],
    queryFn: ({ signal }) => kpisApi.list(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const byId = new Map((data ?? []).map((kpi) => [kpi.id, kpi]));
    return {
      all: data ?? [],
      /** Those made of sums over days: a percentile cannot be compared before and after. */
      provable: (data ?? []).filter(({ parts, unit }) => parts.denominator !== null || unit === 'count'),
      name: (id: string): string => byId.get(id)?.title[language] ?? id,
      better: (id: string): string => byId.get(id)?.better ?? 'none',
      unit: (id: string): Unit => (byId.get(id)?.unit ?? 'number') as Unit,
    };
  }, [data, language]);
}
