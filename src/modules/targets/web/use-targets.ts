import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { Locale } from '#src/ui/locale/locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { formatTarget, type Target } from '#src/ui/number/target.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { kpisApi, targetsApi } from './api.ts';

export const useGoals = () =>
  useQuery({ queryKey: ['targets', 'goals'], queryFn: ({ signal }) => targetsApi.goals(undefined, { signal }) });

export const useTree = (goal: string | undefined) =>
  useQuery({
    queryKey: ['targets', 'tree', goal],
    queryFn: ({ signal }) => targetsApi.tree({ id: goal ?? '' }, { signal }),
    enabled: goal !== undefined,
  });

export const useInbox = () =>
  useQuery({ queryKey: ['targets', 'inbox'], queryFn: ({ signal }) => targetsApi.inbox(undefined, { signal }) });

/** One act; everything of targets is asked again after it. */
export function useTargetAct<Input>(act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['targets'] }),
  });
}

export const inLocale = (label: { readonly en: string; readonly zh: string }, locale: Locale): string =>
  locale === 'zh-CN' ? label.zh : label.en;

/** The catalogue as words and units for targets. */
export function useKpiWords() {
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['kpis'],
    queryFn: ({ signal }) => kpisApi.list(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const byId = new Map((data ?? []).map((kpi) => [kpi.id, kpi]));
    const unit = (id: string): Unit => (byId.get(id)?.unit ?? 'number') as Unit;
    return {
      list: data ?? [],
      unit,
      name: (id: string): string => {
        const title = byId.get(id)?.title;
        return title === undefined ? id : inLocale(title, locale);
      },
      value: (id: string, value: number | null): string => formatValue(value, unit(id), locale),
      target: (id: string, target: Target): string => formatTarget(target, unit(id), locale),
    };
  }, [data, locale]);
}
