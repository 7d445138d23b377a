import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickGroup } from '#src/ui/filter/PickList.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { groupWord } from '../catalogue/group-word.ts';
import { inLocale } from '../question/use-kpis.ts';

/** The catalogue as a list to tick, found by either language, alias or id. */
export function useKpiGroups(list: readonly KpiSummary[]): PickGroup[] {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  return useMemo(
    () =>
      [...Map.groupBy(list, ({ group }) => group)].map(([group, kpis]) => ({
        key: group,
        title: groupWord(group, t),
        items: kpis.map(({ id, name, title, aliases }) => ({
          id,
          label: inLocale(title, locale),
          also: [name.en, name.zh, ...aliases],
        })),
      })),
    [list, locale, t],
  );
}
