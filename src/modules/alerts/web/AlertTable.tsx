import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatDayRange, formatMoment } from '#src/ui/time/format-time.ts';
import type { Alert } from '../contract/alert.ts';
import { alertState } from '../contract/alert.ts';
import { Severity, side } from './alert-words.tsx';
import { alertsPage } from './alerts.page.ts';
import { useAlerts, useKpiWords } from './use-alerts.ts';

/** Every alert with its last state: those that stand open first, then the newest. */
export function AlertTable() {
  const { t } = useTranslation('alerts');
  const locale = useLocale();
  const [{ state, alert }, setSearch] = usePageSearch(alertsPage);
  const { data, error, refetch } = useAlerts();
  const kpis = useKpiWords();
  const zone = data?.zone ?? 'UTC';
  const columns = useMemo((): Column<Alert>[] => {
    const when = ({ first, last, grain }: Alert): string =>
      grain === '1d'
        ? formatDayRange(first.from, last.to, zone, locale)
        : `${formatMoment(first.from, zone, locale)} – ${formatMoment(last.to, zone, locale)}`;
    return [
      {
        key: 'name',
        title: t('column.alert'),
        value: ({ name, group }) => (group === null ? name : `${name} · ${group.name}`),
        cell: ({ severity, name, group }) => (
          <>
            <Severity severity={severity} /> <b>{name}</b>
            {group !== null && <span className="yc-quiet"> · {group.name}</span>}
          </>
        ),
      },
      {
        key: 'worst',
        title: t('column.worst'),
        value: ({ worst }) => worst.value,
        align: 'end',
        cell: ({ kpi, worst }) => (
          <>
            {kpis.text(kpi, worst.value)}
            <span className="yc-quiet"> {t(`side.${side(worst)}`, { limit: kpis.text(kpi, worst.limit) })}</span>
          </>
        ),
      },
      { key: 'when', title: t('column.when'), value: ({ first }) => first.from, cell: when, align: 'start' },
      { key: 'intervals', title: t('column.intervals'), unit: 'count', value: ({ intervals }) => intervals },
      { key: 'owner', title: t('column.owner'), value: ({ owner }) => owner },
      {
        key: 'state',
        title: t('column.state'),
        value: (row) => t(`state.${row.state}`),
        cell: (row) =>
          row.state === 'open' ? (
            <b className="yc-alert-waiting">{t('state.open')}</b>
          ) : row.state === 'acknowledged' ? (
            `${t('state.acknowledged')} · ${row.acknowledgedBy ?? ''}`
          ) : (
            t(row.recovered ? 'state.recovered' : 'state.closed')
          ),
      },
      {
        key: 'took',
        title: t('column.took'),
        unit: 'duration',
        value: ({ acknowledgedAt, raisedAt }) => (acknowledgedAt === null ? null : (acknowledgedAt - raisedAt) / 1000),
        noDataWord: '–',
      },
    ];
  }, [t, locale, zone, kpis]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const rows = (data?.alerts ?? []).filter((row) => state === undefined || row.state === state);
  return (
    <DataTable
      id="alerts"
      title={t('tab.alerts')}
      subtitle={
        <Segmented
          size="small"
          value={state ?? 'all'}
          onChange={(next) => setSearch({ state: next === 'all' ? undefined : (next as Alert['state']) })}
          options={['all', ...alertState.options].map((value) => ({ value, label: t(`state.${value as 'open'}`) }))}
          aria-label={t('column.state')}
        />
      }
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      selected={alert ?? null}
      onOpen={({ id }) => setSearch({ alert: id })}
      loading={data === undefined}
      empty={t('none')}
    />
  );
}
