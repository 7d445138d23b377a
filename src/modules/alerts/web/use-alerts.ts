import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import type { RuleInput } from '../contract/rule.ts';
import { alertsApi, kpisApi, reportsApi } from './api.ts';

export const useAlerts = () =>
  useQuery({
    queryKey: ['alerts'],
    queryFn: ({ signal }) => alertsApi.list({}, { signal }),
    refetchInterval: 60_000,
  });

export const useRules = () =>
  useQuery({ queryKey: ['alert-rules'], queryFn: ({ signal }) => alertsApi.rules(undefined, { signal }) });

/** Where an alert may be sent to; none for those who may not see channels. */
export function useChannels() {
  const may = useMay('read:channel');
  return useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => reportsApi.channels(undefined, { signal }),
    enabled: may,
  });
}

/** The catalogue, as words and units for alerts. */
export function useKpiWords() {
  const locale = useLocale();
  const { i18n } = useTranslation();
  const { data } = useQuery({
    queryKey: ['kpis'],
    queryFn: ({ signal }) => kpisApi.list(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const byId = new Map((data ?? []).map((kpi) => [kpi.id, kpi]));
    const language = i18n.language === 'zh-CN' ? 'zh' : 'en';
    return {
      list: data ?? [],
      name: (id: string): string => byId.get(id)?.title[language] ?? id,
      unit: (id: string): Unit => (byId.get(id)?.unit ?? 'number') as Unit,
      text: (id: string, value: number): string => formatValue(value, (byId.get(id)?.unit ?? 'number') as Unit, locale),
    };
  }, [data, i18n.language, locale]);
}

/** One act on an alert; lists are asked again after it. */
export function useAlertAct(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ act, text }: { readonly act: 'acknowledge' | 'note' | 'close'; readonly text: string }) =>
      act === 'acknowledge' ? alertsApi.acknowledge(text === '' ? { id } : { id, text }) : alertsApi[act]({ id, text }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['alerts'] }),
  });
}

export function useSaveRule() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (rule: RuleInput) => alertsApi.saveRule(rule),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['alerts'] }),
        queries.invalidateQueries({ queryKey: ['alert-rules'] }),
      ]),
  });
}
