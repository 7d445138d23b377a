import type { TFunction } from 'i18next';
import type { Locale } from '#src/ui/locale/locale.ts';
import { formatClock, formatDay, formatMoment } from '#src/ui/time/format-time.ts';
import type { SettingRow } from '../../contract/settings.ts';

/** `Queue Support`, or the whole centre. */
export function whereWords(where: SettingRow['where'], t: TFunction<'kpis'>): string {
  const parts = Object.entries(where).map(([d, named]) => `${t(`dimension.${d}` as 'dimension.queue')} ${named.name}`);
  return parts.length === 0 ? t('settings.wholeCentre') : parts.join(' · ');
}

/** The stretch a setting holds for, in days where it begins and ends at midnight. */
export function periodWords(
  row: Pick<SettingRow, 'from' | 'until'>,
  zone: string,
  locale: Locale,
  t: TFunction<'kpis'>,
): string {
  const day = (iso: string): string => {
    const at = Date.parse(iso);
    return formatClock(at, zone, locale) === '00:00' ? formatDay(at, zone, locale) : formatMoment(at, zone, locale);
  };
  const from = row.from === null ? t('settings.always') : t('settings.since', { day: day(row.from) });
  return row.until === null ? from : t('settings.fromUntil', { from, until: day(row.until) });
}
