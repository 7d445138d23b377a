import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Locale } from '#src/ui/locale/locale.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { kpisApi } from '../api.ts';

/** The catalogue; it changes only with the program. */
export function useKpis() {
  const query = useQuery({
    queryKey: ['kpis'],
    queryFn: ({ signal }) => kpisApi.list(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const byId = useMemo(() => new Map(query.data?.map((kpi) => [kpi.id, kpi])), [query.data]);
  return { ...query, byId };
}

interface Label {
  readonly en: string;
  readonly zh: string;
}

export const inLocale = (label: Label, locale: Locale): string => (locale === 'zh-CN' ? label.zh : label.en);

/** Name on screen; the id where the catalogue does not know it. */
export const kpiName = (byId: ReadonlyMap<string, KpiSummary>, id: string, locale: Locale): string => {
  const kpi = byId.get(id);
  return kpi === undefined ? id : inLocale(kpi.title, locale);
};
