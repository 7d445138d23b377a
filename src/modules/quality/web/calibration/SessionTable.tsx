import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { CalibrationLine } from '../../contract/calibration.ts';
import { calibrationPage } from './calibration.pages.ts';

/** Sessions, newest first; progress tells how many ratings there are, never what they say. */
export function SessionTable({ rows }: { readonly rows: readonly CalibrationLine[] | undefined }) {
  const { t } = useTranslation('calibration');
  const [, setSearch] = usePageSearch(calibrationPage);
  const columns = useMemo(
    (): Column<CalibrationLine>[] => [
      { key: 'name', title: t('column.session'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ state }) => t(`state.${state}`),
        cell: ({ state, isLate }) => (
          <>
            {t(`state.${state}`)} {isLate && <Tag color="error">{t('late')}</Tag>}
          </>
        ),
      },
      { key: 'form', title: t('column.form'), value: ({ formName }) => formName },
      { key: 'contacts', title: t('column.contacts'), unit: 'count', value: ({ contacts }) => contacts },
      { key: 'inspectors', title: t('column.inspectors'), unit: 'count', value: ({ inspectors }) => inspectors },
      { key: 'expert', title: t('column.expert'), value: ({ expertName }) => expertName },
      {
        key: 'done',
        title: t('column.done'),
        align: 'end',
        value: ({ done, asked }) => done / Math.max(1, asked),
        cell: ({ done, asked }) => t('doneOf', { done, asked }),
      },
      { key: 'mine', title: t('column.mine'), unit: 'count', value: ({ mine }) => mine, offAtFirst: true },
      { key: 'due', title: t('column.due'), value: ({ due }) => due.slice(0, 10) },
      {
        key: 'agreement',
        title: t('column.agreement'),
        unit: 'ratio',
        value: ({ agreement }) => agreement,
        noDataWord: t('notRevealed'),
      },
    ],
    [t],
  );
  return (
    <DataTable
      id="calibrations"
      title={t('tab.sessions')}
      columns={columns}
      rows={rows ?? []}
      rowKey={({ id }) => id}
      onOpen={({ id }) => setSearch({ session: id })}
      loading={rows === undefined}
      empty={t('none')}
    />
  );
}
