import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { FindingMonth } from '../../contract/finding.ts';
import { findingsPage } from './findings.pages.ts';

const COUNTS = ['found', 'open', 'overdue', 'waiting', 'proved', 'notDistinguishable', 'worse', 'cannotTell'] as const;

/** What became of the findings of each month. */
export function MonthTable({ rows }: { readonly rows: readonly FindingMonth[] }) {
  const { t } = useTranslation('findings');
  const [, setSearch] = usePageSearch(findingsPage);
  const columns = useMemo(
    (): Column<FindingMonth>[] => [
      { key: 'month', title: t('column.month'), value: ({ month }) => month, cell: ({ month }) => <b>{month}</b> },
      ...COUNTS.map(
        (key): Column<FindingMonth> => ({
          key,
          title: t(`months.${key}`),
          unit: 'count',
          value: (one) => one[key],
          cell: (one) =>
            key === 'overdue' && one.overdue > 0 ? (
              <b className="yc-desk-failed">{one.overdue}</b>
            ) : one[key] === 0 ? (
              <span className="yc-quiet">0</span>
            ) : (
              String(one[key])
            ),
        }),
      ),
    ],
    [t],
  );
  return (
    <DataTable
      id="finding-months"
      title={t('months.title')}
      subtitle={t('months.hint')}
      columns={columns}
      rows={rows}
      rowKey={({ month }) => month}
      onOpen={({ month }) => setSearch({ month })}
    />
  );
}
