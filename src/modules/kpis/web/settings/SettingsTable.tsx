import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { SettingRow } from '../../contract/settings.ts';
import { parameterText } from '../passport/parameter-text.ts';
import { inLocale } from '../question/use-kpis.ts';
import { periodWords, whereWords } from './setting-words.ts';

interface SettingsTableProps {
  readonly title: string;
  readonly subtitle?: string;
  readonly rows: readonly SettingRow[];
  readonly zone: string;
  readonly empty: string;
  readonly onOpen?: (row: SettingRow) => void;
}

/** Settings with where and when they hold, who was told why. */
export function SettingsTable({ title, subtitle, rows, zone, empty, onOpen }: SettingsTableProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const columns = useMemo<readonly Column<SettingRow>[]>(
    () => [
      { key: 'parameter', title: t('settings.parameter'), value: (r) => inLocale(r.label, locale) },
      { key: 'value', title: t('settings.value'), value: (r) => parameterText(r.value, r.kind, locale, t) },
      { key: 'where', title: t('settings.where'), value: (r) => whereWords(r.where, t) },
      { key: 'period', title: t('settings.period'), value: (r) => periodWords(r, zone, locale, t) },
      { key: 'state', title: t('settings.state'), value: (r) => t(`settings.states.${r.state}`) },
      { key: 'reason', title: t('settings.reason'), value: (r) => r.reason, noDataWord: '–' },
      { key: 'changed', title: t('settings.changed'), value: (r) => formatStatedMoment(r.changedAt, locale) },
    ],
    [t, locale, zone],
  );
  return (
    <DataTable
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      columns={columns}
      rows={rows}
      rowKey={(r) => r.id}
      empty={<p className="yc-quiet">{empty}</p>}
      {...(onOpen === undefined ? {} : { onOpen })}
    />
  );
}
