import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { formatTarget } from '#src/ui/number/target.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import type { Judged } from '../contract/judged.ts';

type Label = { readonly en: string; readonly zh: string };

/** A judged figure in the reader's words. */
export function useJudgedWords() {
  const { t } = useTranslation('performance');
  const locale = useLocale();
  const inLocale = ({ en, zh }: Label): string => (locale === 'zh-CN' ? zh : en);
  return {
    locale,
    inLocale,
    value: ({ value, unit }: Pick<Judged, 'value' | 'unit'>): string =>
      value === null ? t('verdict.no_data') : formatValue(value, unit as Unit, locale),
    target: ({ target, unit }: Pick<Judged, 'target' | 'unit'>): string =>
      target === null ? t('noTarget') : t('target', { target: formatTarget(target, unit as Unit, locale) }),
    rows: ({ rows }: Pick<Judged, 'rows'>): string | null =>
      rows === null ? null : t('rows', { formatted: formatValue(rows, 'count', locale) }),
  };
}
