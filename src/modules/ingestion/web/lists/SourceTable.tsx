import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { sourceBody } from '../../contract/routes.ts';
import { sourcesPage } from '../sources.page.ts';
import { useConnectors, useSources } from '../use-sources.ts';

type Row = z.infer<typeof sourceBody>;

/** Sources with what they cover, when they last brought something, and what of it waits rejected. */
export function SourceTable() {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const [, setSearch] = usePageSearch(sourcesPage);
  const { data, error, refetch } = useSources();
  const { data: connectors } = useConnectors();
  const columns = useMemo((): Column<Row>[] => {
    const kind = (id: string): string => {
      const title = connectors?.find((one) => one.id === id)?.title;
      return title === undefined ? id : locale === 'zh-CN' ? title.zh : title.en;
    };
    const moment = (iso: string | null): string => (iso === null ? '–' : formatStatedMoment(iso, locale));
    return [
      { key: 'source', title: t('column.source'), value: ({ source }) => source },
      { key: 'connector', title: t('column.connector'), value: ({ connector }) => kind(connector) },
      { key: 'from', title: t('column.from'), value: ({ from }) => from, cell: ({ from }) => moment(from) },
      { key: 'until', title: t('column.until'), value: ({ until }) => until, cell: ({ until }) => moment(until) },
      { key: 'zone', title: t('column.zone'), value: ({ zone }) => zone },
      { key: 'events', title: t('column.events'), unit: 'count', value: ({ events }) => events },
      { key: 'batches', title: t('column.batches'), unit: 'count', value: ({ batches }) => batches },
      {
        key: 'rejected',
        title: t('column.rejected'),
        unit: 'count',
        value: ({ rejected }) => rejected,
        cell: ({ source, rejected }) =>
          rejected === 0 ? undefined : (
            <button
              type="button"
              className="yc-link"
              onClick={() => setSearch({ tab: 'rejected', source, batch: undefined })}
            >
              {rejected}
            </button>
          ),
      },
      {
        key: 'lastImport',
        title: t('column.lastImport'),
        value: ({ lastImport }) => lastImport,
        cell: ({ lastImport }) => moment(lastImport),
      },
    ];
  }, [t, locale, connectors, setSearch]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="sources"
      title={t('tab.sources')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ source }) => source}
      loading={data === undefined}
      empty={t('sources.none')}
    />
  );
}
