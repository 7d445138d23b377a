import i18next, { type TFunction } from 'i18next';
import type { Locale } from '#src/ui/locale/locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';

/** A choice of a setting in the reader's words; names of formulas (`SL-3`) stay as they are. */
export const choiceWord = (choice: string, t: TFunction<'kpis'>): string =>
  i18next.exists(`kpis:choice.${choice}`) ? t(`choice.${choice}` as 'choice.all') : choice;

/** A setting's value as people read it; durations arrive in seconds. */
export function parameterText(
  value: string | number | boolean | null,
  kind: string,
  locale: Locale,
  t: TFunction<'kpis'>,
): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return locale === 'zh-CN' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value === 'number') return kind === 'duration' ? formatValue(value, 'duration', locale) : String(value);
  return choiceWord(value, t);
}
