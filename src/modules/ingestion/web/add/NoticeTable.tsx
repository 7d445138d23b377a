import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { PreviewBody } from '../../contract/routes.ts';
import { useCodeWords } from '../lists/use-code-words.ts';

type Row = PreviewBody['notices'][number];

/** Records that are odd and used all the same. */
export function NoticeTable({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('ingestion');
  const words = useCodeWords();
  const numbered = useMemo(() => rows.map((row, index) => ({ ...row, index })), [rows]);
  const columns = useMemo(
    (): Column<(typeof numbered)[number]>[] => [
      { key: 'line', title: t('column.line'), unit: 'count', align: 'start', value: ({ line }) => line },
      { key: 'field', title: t('column.field'), value: ({ field }) => field, noDataWord: '–' },
      {
        key: 'reason',
        title: t('column.reason'),
        value: ({ reason }) => reason,
        cell: ({ code, reason }) => <span className="yc-reason-cell">{words(code, reason)}</span>,
      },
    ],
    [t, words],
  );
  return (
    <DataTable
      title={t('preview.notices')}
      subtitle={t('preview.noticesHint')}
      columns={columns}
      rows={numbered}
      rowKey={({ index }) => String(index)}
      maxHeight={280}
    />
  );
}
