import { useTranslation } from 'react-i18next';
import { useLocale } from '../locale/use-locale.ts';
import { formatValue } from '../number/format-value.ts';
import { bucketTick } from './prepare/bucket-label.ts';
import type { TimeInput } from './prepare/time-picture.ts';

/** A time chart in words, for readers who do not see it. */
export function useSummary(title: string, input: TimeInput): string {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const first = input.buckets[0];
  const last = input.buckets.at(-1);
  const lines = input.series.map(({ name, values }) => {
    const seen = values.filter((v): v is number => v !== null);
    if (seen.length === 0) return t('chart.seriesEmpty', { name });
    const text = (v: number): string => formatValue(v, input.unit, locale);
    return t('chart.seriesSummary', {
      name,
      last: text(seen.at(-1)!),
      low: text(Math.min(...seen)),
      high: text(Math.max(...seen)),
    });
  });
  return t('chart.summary', {
    title,
    series: lines.join(' '),
    from: first === undefined ? '' : bucketTick(first, input),
    to: last === undefined ? '' : bucketTick(last, input),
  });
}
