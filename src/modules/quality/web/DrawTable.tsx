import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { statedDays } from '#src/ui/time/format-time.ts';
import type { Draw } from '../contract/draw.ts';
import { useDraws } from './use-quality.ts';

/** Samples drawn: out of how many, how many of everybody, how far. */
export function DrawTable() {
  const { t } = useTranslation('quality');
  const { data, error, refetch } = useDraws();
  const columns = useMemo(
    (): Column<Draw>[] => [
      { key: 'name', title: t('column.draw'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      {
        key: 'period',
        title: t('column.period'),
        value: ({ from, to }) => statedDays(from, to),
      },
      {
        key: 'sample',
        title: t('column.sample'),
        value: ({ sample, reason, source }) =>
          [t(`sample.${sample}`), ...(reason === null ? [] : [t(`reason.${reason}`)]), t(`source.${source}`)].join(
            ' · ',
          ),
      },
      { key: 'form', title: t('column.form'), value: ({ formName }) => formName },
      { key: 'each', title: t('column.perAgent'), unit: 'count', value: ({ perAgent }) => perAgent },
      { key: 'population', title: t('column.population'), unit: 'count', value: ({ population }) => population },
      { key: 'drawn', title: t('column.drawn'), unit: 'count', value: ({ drawn }) => drawn },
      {
        key: 'done',
        title: t('column.done'),
        unit: 'ratio',
        value: ({ done, drawn }) => (drawn === 0 ? null : done / drawn),
      },
      { key: 'short', title: t('column.short'), unit: 'count', value: ({ short }) => short },
      { key: 'by', title: t('column.madeBy'), value: ({ madeBy }) => madeBy, offAtFirst: true },
    ],
    [t],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="draws"
      title={t('tab.draws')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      loading={data === undefined}
      empty={t('plans.noDraws')}
    />
  );
}
