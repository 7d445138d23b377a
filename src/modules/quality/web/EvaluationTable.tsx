import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { EvaluationLine } from '../contract/evaluation.ts';
import { evaluationsPage } from './quality.pages.ts';
import { useEvaluations, useZone } from './use-quality.ts';

/** Submitted evaluations, newest contact first. */
export function EvaluationTable() {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const zone = useZone();
  const [{ evaluation }, setSearch] = usePageSearch(evaluationsPage);
  const { data, error, refetch } = useEvaluations({ state: 'submitted' });
  const columns = useMemo((): Column<EvaluationLine>[] => {
    const when = (iso: string | null): string => (iso === null ? '–' : formatMoment(Date.parse(iso), zone, locale));
    return [
      {
        key: 'at',
        title: t('column.contactAt'),
        value: ({ contactAt }) => contactAt,
        cell: ({ contactAt }) => when(contactAt),
      },
      {
        key: 'agent',
        title: t('contact.agent'),
        value: ({ agentName }) => agentName,
        cell: ({ agentName }) => <b>{agentName ?? '–'}</b>,
      },
      { key: 'team', title: t('column.team'), value: ({ teamName }) => teamName },
      { key: 'queue', title: t('contact.queue'), value: ({ queueName }) => queueName },
      { key: 'score', title: t('column.score'), unit: 'points', value: ({ score }) => score },
      {
        key: 'passed',
        title: t('column.passed'),
        value: ({ passed }) => (passed === null ? null : t(passed ? 'passed' : 'failed')),
        cell: ({ passed, failed }) => (
          <>
            {passed === null ? '–' : t(passed ? 'passed' : 'failed')}
            {failed.length > 0 && (
              <b className="yc-desk-failed"> {failed.map((kind) => t(`critical.${kind}`)).join(' · ')}</b>
            )}
          </>
        ),
      },
      {
        key: 'sample',
        title: t('column.sample'),
        value: ({ sample, source }) => `${t(`sample.${sample}`)} · ${t(`source.${source}`)}`,
      },
      { key: 'inspector', title: t('column.inspector'), value: ({ inspectorName }) => inspectorName },
      {
        key: 'form',
        title: t('column.form'),
        value: ({ formName, version }) => `${formName} · ${version}`,
        offAtFirst: true,
      },
      { key: 'appeal', title: t('column.appeal'), value: ({ appeal }) => t(`appealState.${appeal}`) },
      {
        key: 'read',
        title: t('column.read'),
        value: ({ acknowledgedAt }) => acknowledgedAt,
        cell: ({ acknowledgedAt }) => when(acknowledgedAt),
      },
    ];
  }, [t, locale, zone]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="evaluations"
      title={t('tab.evaluations')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      selected={evaluation ?? null}
      onOpen={({ id }) => setSearch({ evaluation: id })}
      loading={data === undefined}
      empty={t('evaluations.none')}
    />
  );
}
