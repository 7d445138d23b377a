import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import type { SourceAgreement } from '../../contract/agreements.ts';
import { useSourceAgreement } from './use-scores.ts';

/** What teams, clients and rules give the contacts the QA department judged, too. */
export function SourceTable({ range }: { readonly range: { readonly from: string; readonly to: string } | null }) {
  const { t } = useTranslation(['scores', 'quality']);
  const locale = useLocale();
  const { data, error, refetch } = useSourceAgreement(range);
  const columns = useMemo((): Column<SourceAgreement>[] => {
    const points = (value: number): string => `${value > 0 ? '+' : ''}${formatValue(value, 'score', locale)}`;
    const findingOf = (difference: SourceAgreement['difference']): string | null =>
      difference === null
        ? null
        : t(difference.low > 0 ? 'sources.kinder' : difference.high < 0 ? 'sources.harder' : 'sources.same');
    const bounds = (data ?? []).flatMap(({ difference }) =>
      difference === null ? [] : [Math.abs(difference.low), Math.abs(difference.high)],
    );
    const reach = Math.max(5, ...bounds);
    return [
      { key: 'team', title: t('column.team'), value: ({ teamName }) => teamName },
      // Beside the team: who flatters herself is seen on a phone, too.
      {
        key: 'finding',
        title: t('sources.finding'),
        value: ({ difference }) => findingOf(difference),
        cell: ({ difference }) =>
          difference !== null && difference.low > 0 ? (
            <b className="yc-source-kinder">{findingOf(difference)}</b>
          ) : (
            (findingOf(difference) ?? t('descriptionOnly'))
          ),
      },
      { key: 'source', title: t('column.source'), value: ({ source }) => t(`quality:source.${source}`) },
      { key: 'contacts', title: t('column.contacts'), unit: 'count', value: ({ contacts }) => contacts },
      {
        key: 'bar',
        title: t('sources.bar'),
        drawing: true,
        width: 200,
        value: () => null,
        cell: ({ difference }) => (
          <IntervalBar
            value={difference?.mean ?? null}
            interval={difference}
            centre={0}
            low={-reach}
            high={reach}
            state={difference !== null && difference.low > 0 ? 'off' : null}
          />
        ),
      },
      {
        key: 'difference',
        title: t('column.difference'),
        value: ({ difference }) => difference?.mean ?? null,
        align: 'end',
        cell: ({ difference }) =>
          difference === null ? (
            t('descriptionOnly')
          ) : (
            <>
              {points(difference.mean)}{' '}
              <small className="yc-quiet">{`${points(difference.low)} … ${points(difference.high)}`}</small>
            </>
          ),
      },
      {
        key: 'agreement',
        title: t('column.agreement'),
        unit: 'number',
        value: ({ agreement }) => agreement.value,
      },
    ];
  }, [t, locale, data]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="source-agreement"
      title={t('tab.sources')}
      subtitle={t('sources.hint')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ source, team }) => `${source} ${team ?? ''}`}
      loading={data === undefined}
      empty={t('sources.none')}
    />
  );
}
