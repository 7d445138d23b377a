import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Appeal } from '../contract/evaluation.ts';
import { DueClock } from './DueClock.tsx';
import { evaluationsPage } from './quality.pages.ts';
import { useAppeals, useZone } from './use-quality.ts';

/** Appeals that wait, the longest first; each leads to its evaluation, where it is decided. */
export function AppealTable() {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const zone = useZone();
  const [{ evaluation }, setSearch] = usePageSearch(evaluationsPage);
  const { data, error, refetch } = useAppeals(true);
  const columns = useMemo((): Column<Appeal>[] => {
    const when = (iso: string | null): string => (iso === null ? '–' : formatMoment(Date.parse(iso), zone, locale));
    return [
      { key: 'filed', title: t('column.filed'), value: ({ filedAt }) => filedAt, cell: ({ filedAt }) => when(filedAt) },
      { key: 'by', title: t('contact.agent'), value: ({ filedBy }) => filedBy },
      {
        key: 'item',
        title: t('column.item'),
        value: ({ itemWords }) => itemWords,
        cell: ({ itemWords }) => <b>{itemWords}</b>,
      },
      { key: 'reason', title: t('column.reason'), value: ({ reason }) => reason },
      {
        key: 'stage',
        title: t('column.stage'),
        value: ({ stage }) => (stage === null ? null : t(`stage.${stage}`)),
        cell: ({ stage, unfit }) => (
          <>
            {stage === null ? '–' : t(`stage.${stage}`)}{' '}
            {unfit !== null && <small className="yc-quiet">{t(`unfit.${unfit}`)}</small>}
          </>
        ),
      },
      { key: 'due', title: t('column.clock'), value: ({ due }) => due, cell: ({ due }) => <DueClock due={due} /> },
    ];
  }, [t, locale, zone]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="appeals"
      title={t('tab.appeals')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      selected={data?.find((appeal) => appeal.evaluation === evaluation)?.id ?? null}
      onOpen={(appeal) => setSearch({ evaluation: appeal.evaluation })}
      loading={data === undefined}
      empty={t('appeals.none')}
    />
  );
}
