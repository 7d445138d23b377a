import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { PreviewBody } from '../../contract/routes.ts';
import '../add/add.css';
import { useCodeWords } from './use-code-words.ts';

type Row = PreviewBody['rejected'][number];

interface RejectedTableProps {
  readonly title: string;
  readonly rows: readonly Row[];
  /** All there are, where `rows` is a part. */
  readonly total: number;
  readonly loading?: boolean;
  readonly empty?: ReactNode;
}

/** Records that cannot be used: where, why, what to do, and the record itself. */
export function RejectedTable({ title, rows, total, loading = false, empty }: RejectedTableProps) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const words = useCodeWords();
  const numbered = useMemo(() => rows.map((row, index) => ({ ...row, index })), [rows]);
  const columns = useMemo(
    (): Column<(typeof numbered)[number]>[] => [
      { key: 'file', title: t('column.file'), value: ({ file }) => file },
      { key: 'line', title: t('column.line'), unit: 'count', align: 'start', value: ({ line }) => line },
      { key: 'field', title: t('column.field'), value: ({ field }) => field, noDataWord: '–' },
      {
        key: 'reason',
        title: t('column.reason'),
        value: ({ reason }) => reason,
        cell: ({ code, reason }) => <span className="yc-reason-cell">{words(code, reason)}</span>,
      },
      {
        key: 'remedy',
        title: t('column.remedy'),
        value: ({ remedy }) => remedy,
        cell: ({ remedy }) => <span className="yc-reason-cell">{remedy}</span>,
      },
      {
        key: 'raw',
        title: t('column.raw'),
        value: ({ raw }) => raw,
        cell: ({ raw }) => <code className="yc-raw-cell">{raw.length > 300 ? `${raw.slice(0, 300)} …` : raw}</code>,
      },
    ],
    [t, words],
  );
  return (
    <DataTable
      title={title}
      {...(total > rows.length
        ? { subtitle: t('rejected.part', { shown: rows.length, total: formatValue(total, 'count', locale) }) }
        : {})}
      columns={columns}
      rows={numbered}
      rowKey={({ index }) => String(index)}
      loading={loading}
      maxHeight={480}
      {...(empty === undefined ? {} : { empty })}
    />
  );
}
