import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { batchBody } from '../../contract/routes.ts';
import { sourcesPage } from '../sources.page.ts';
import { useBatches } from '../use-sources.ts';

type Row = z.infer<typeof batchBody>;

/** Every import so far, newest first, with what it brought. */
export function BatchTable() {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const [, setSearch] = usePageSearch(sourcesPage);
  const { data, error, refetch } = useBatches();
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'file', title: t('column.file'), value: ({ file }) => file },
      { key: 'source', title: t('column.source'), value: ({ source }) => source },
      {
        key: 'startedAt',
        title: t('column.started'),
        value: ({ startedAt }) => startedAt,
        cell: ({ startedAt }) => formatStatedMoment(startedAt, locale),
      },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ state }) => state,
        cell: ({ state }) => t(`batch.${state}` as never, state) as string,
      },
      { key: 'lines', title: t('column.lines'), unit: 'count', value: ({ lines }) => lines },
      { key: 'added', title: t('column.added'), unit: 'count', value: ({ added }) => added },
      { key: 'duplicates', title: t('column.duplicates'), unit: 'count', value: ({ duplicates }) => duplicates },
      {
        key: 'rejected',
        title: t('column.rejected'),
        unit: 'count',
        value: ({ rejected }) => rejected,
        cell: ({ id, rejected }) =>
          rejected === 0 ? undefined : (
            <button
              type="button"
              className="yc-link"
              onClick={() => setSearch({ tab: 'rejected', batch: id, source: undefined })}
            >
              {rejected}
            </button>
          ),
      },
      { key: 'id', title: t('column.batch'), value: ({ id }) => id, offAtFirst: true },
    ],
    [t, locale, setSearch],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="imports"
      title={t('tab.imports')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      loading={data === undefined}
      empty={t('sources.none')}
    />
  );
}
