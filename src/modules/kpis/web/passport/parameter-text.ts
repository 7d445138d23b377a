import type { Locale } from '#src/ui/locale/locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';

/** A setting's value as people read it; durations arrive in seconds. */
export function parameterText(value: string | number | boolean | null, kind: string, locale: Locale): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return locale === 'zh-CN' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value === 'number' && kind === 'duration') return formatValue(value, 'duration', locale);
  return String(value);
}
