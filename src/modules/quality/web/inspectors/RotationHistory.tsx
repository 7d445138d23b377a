import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Rotation } from '../../contract/inspector.ts';

type Row = { readonly id: string; readonly name: string };

/** The months kept, side by side: who did what, and with which teams. */
export function RotationHistory({ rotation }: { readonly rotation: Rotation }) {
  const { t } = useTranslation('inspectors');
  const { months } = rotation;
  const rows = useMemo(
    (): Row[] =>
      [
        ...new Map([
          ...months.flatMap(({ duties }) => duties.map(({ inspector, name }) => [inspector, name] as const)),
          ...rotation.inspectors.map(({ id, name }) => [id, name] as const),
        ]),
      ]
        .map(([id, name]) => ({ id, name }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    [months, rotation],
  );
  const columns = useMemo((): Column<Row>[] => {
    const teamOf = (id: string): string => rotation.teams.find((one) => one.id === id)?.name ?? id;
    return [
      { key: 'name', title: t('column.inspector'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      ...months.map(
        ({ month, duties }): Column<Row> => ({
          key: month,
          title: month,
          noDataWord: '–',
          value: ({ id }) => {
            const own = duties.find(({ inspector }) => inspector === id);
            if (own === undefined) return null;
            return own.duty === 'process'
              ? t('duty.process')
              : own.teams.map(teamOf).join(t('comma')) || t('duty.control');
          },
        }),
      ),
    ];
  }, [t, months, rotation]);
  return (
    <DataTable
      id="rotation"
      title={t('rotation.history')}
      subtitle={t('rotation.historyHint')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}
