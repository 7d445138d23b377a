import { Alert, Button, InputNumber, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { ProgressRow } from '../../contract/plan.ts';
import { qualityApi } from '../api.ts';
import { PassedOver } from '../inspectors/PassedOver.tsx';
import { useProgress, useRescoring } from '../use-desk.ts';
import { useAct } from '../use-quality.ts';

/** Inspectors' work in hours, open work handed over when somebody leaves, and what scoring again has shown. */
export function ProgressTable() {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const mayChange = useMay('change:quality_plan');
  const { data, error, refetch } = useProgress();
  const { data: again } = useRescoring();
  const [share, setShare] = useState(5);
  const handOver = useAct((inspector: string) => qualityApi.handOver({ inspector }));
  const rescore = useAct(() => qualityApi.rescore({ share: share / 100 }));
  const columns = useMemo(
    (): Column<ProgressRow>[] => [
      {
        key: 'name',
        title: t('column.inspector'),
        value: ({ name }) => name,
        cell: ({ name, active }) => (
          <>
            <b>{name}</b> {!active && <small className="yc-quiet">{t('progress.left')}</small>}
          </>
        ),
      },
      { key: 'doneHours', title: t('progress.doneHours'), unit: 'number', value: ({ doneHours }) => doneHours },
      { key: 'done', title: t('progress.done'), unit: 'count', value: ({ done }) => done },
      { key: 'openHours', title: t('progress.openHours'), unit: 'number', value: ({ openHours }) => openHours },
      { key: 'open', title: t('progress.open'), unit: 'count', value: ({ open }) => open },
      { key: 'late', title: t('progress.late'), unit: 'count', value: ({ late }) => late },
      {
        key: 'due',
        title: t('progress.nextDue'),
        value: ({ nextDue }) => nextDue?.slice(0, 10) ?? null,
        noDataWord: '–',
      },
      ...(mayChange
        ? [
            {
              key: 'act',
              title: t('progress.handOverTitle'),
              drawing: true,
              value: () => null,
              cell: ({ id, name, open }: ProgressRow) =>
                open > 0 && (
                  <Popconfirm
                    title={t('progress.handOverAsk', { name, count: open })}
                    okText={t('progress.handOver')}
                    cancelText={t('act.cancel')}
                    onConfirm={() => handOver.mutate(id)}
                  >
                    <Button size="small">{t('progress.handOver')}</Button>
                  </Popconfirm>
                ),
            },
          ]
        : []),
    ],
    [t, mayChange, handOver],
  );
  const points = (value: number | null): string => (value === null ? '–' : formatValue(value, 'points', locale));
  const ratio = (value: number | null): string => (value === null ? '–' : formatValue(value, 'ratio', locale));
  const given = [handOver, rescore].toSorted((a, b) => b.submittedAt - a.submittedAt)[0]?.data;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {again !== undefined && (
        <Alert
          className="yc-rescoring"
          type="info"
          title={t(again.n === 0 ? 'rescoring.none' : 'rescoring.shown', {
            count: again.n,
            open: again.open,
            shift: points(again.shift),
            low: points(again.shiftLow),
            high: points(again.shiftHigh),
            items: ratio(again.itemsChanged),
            overturned: ratio(again.overturnRate),
          })}
          action={
            mayChange && (
              <span className="yc-rescore">
                <InputNumber
                  min={1}
                  max={100}
                  value={share}
                  suffix="%"
                  aria-label={t('rescoring.share')}
                  onChange={(value) => value !== null && setShare(value)}
                />
                <Button loading={rescore.isPending} onClick={() => rescore.mutate(undefined)}>
                  {t('rescoring.make')}
                </Button>
              </span>
            )
          }
        />
      )}
      {(handOver.error ?? rescore.error) !== null && <ErrorNotice error={(handOver.error ?? rescore.error)!} />}
      {given !== undefined && given.passedOver.length > 0 && (
        <Alert type="warning" showIcon closable title={<PassedOver people={given.passedOver} />} />
      )}
      <DataTable
        id="inspector-progress"
        title={t('tab.progress')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        loading={data === undefined}
        empty={t('progress.none')}
      />
    </>
  );
}
