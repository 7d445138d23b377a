import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { AlertRule } from '../contract/rule.ts';
import { Severity } from './alert-words.tsx';
import { alertsPage } from './alerts.page.ts';
import { useAlerts, useKpiWords, useRules } from './use-alerts.ts';

/** What is watched, and whether each rule is worth its noise. */
export function RuleTable() {
  const { t } = useTranslation('alerts');
  const locale = useLocale();
  const [{ rule }, setSearch] = usePageSearch(alertsPage);
  const { data, error, refetch } = useRules();
  const zone = useAlerts().data?.zone ?? 'UTC';
  const kpis = useKpiWords();
  const columns = useMemo((): Column<AlertRule>[] => {
    const test = ({ kpi, test: asked }: AlertRule): string =>
      asked.kind === 'outside_limits'
        ? t('test.outside_limits')
        : t(`side.${asked.kind}`, { limit: kpis.text(kpi, asked.value) });
    return [
      {
        key: 'name',
        title: t('column.rule'),
        value: ({ name }) => name,
        cell: ({ name, severity, active }) => (
          <>
            <Severity severity={severity} /> <b>{name}</b>
            {!active && <span className="yc-quiet"> · {t('rule.off')}</span>}
          </>
        ),
      },
      {
        key: 'watch',
        title: t('column.watch'),
        value: (row) => `${kpis.name(row.kpi)} ${test(row)}`,
        cell: (row) => (
          <>
            {kpis.name(row.kpi)} {test(row)}
            <span className="yc-quiet">
              {' · '}
              {t(`grain.${row.grain}`)}
              {row.by !== null && ` · ${t('rule.each', { noun: t(`dimension.${row.by as 'queue'}`) })}`}
            </span>
          </>
        ),
      },
      { key: 'owner', title: t('column.owner'), value: ({ owner }) => owner },
      {
        key: 'trial',
        title: t('column.trial'),
        unit: 'count',
        value: ({ trial }) => trial?.alerts ?? null,
      },
      {
        key: 'last',
        title: t('column.last'),
        value: ({ lastRaisedAt }) => lastRaisedAt,
        align: 'start',
        cell: ({ lastRaisedAt }) => (lastRaisedAt === null ? '–' : formatMoment(lastRaisedAt, zone, locale)),
      },
      {
        key: 'health',
        title: t('column.health'),
        value: ({ health }) => t(`health.${health}`),
        cell: ({ health }) =>
          health === 'silent' || health === 'noisy' ? (
            <StateWord state="watch" look="plain">
              {t(`health.${health}`)}
            </StateWord>
          ) : (
            <span className="yc-quiet">{t(`health.${health}`)}</span>
          ),
      },
    ];
  }, [t, locale, zone, kpis]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="alert-rules"
      title={t('tab.rules')}
      subtitle={t('rulesHint')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      selected={rule ?? null}
      onOpen={({ id }) => setSearch({ rule: id })}
      loading={data === undefined}
      empty={t('noRules')}
    />
  );
}
