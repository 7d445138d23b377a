import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { statedDays } from '#src/ui/time/format-time.ts';
import type { Plan } from '../../contract/plan.ts';
import { qualityApi } from '../api.ts';
import { usePlans } from '../use-desk.ts';
import { useAct } from '../use-quality.ts';

/** Plans: the rule fixed before the period, what it owes everybody by now, and what they have. */
export function PlanTable() {
  const { t } = useTranslation(['quality', 'inspectors']);
  const mayDraw = useMay('change:quality_plan');
  const { data, error, refetch } = usePlans();
  const draw = useAct((id: string) => qualityApi.drawPlan({ id }));
  const columns = useMemo(
    (): Column<Plan>[] => [
      { key: 'name', title: t('column.plan'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      {
        key: 'period',
        title: t('column.period'),
        value: ({ from, to }) => statedDays(from, to),
      },
      {
        key: 'form',
        title: t('column.form'),
        value: ({ formName, source }) => `${formName} · ${t(`source.${source}`)}`,
      },
      {
        key: 'rule',
        title: t('column.rule'),
        value: ({ minimum, maximum, surveyed, extraCounts }) =>
          [
            t('plan.each', { minimum, maximum }),
            ...(surveyed > 0 ? [t('plan.surveyed', { count: surveyed })] : []),
            ...(extraCounts ? [t('plan.extraCounts')] : []),
          ].join(' · '),
      },
      { key: 'owed', title: t('column.owed'), unit: 'count', value: ({ owed }) => owed },
      {
        key: 'have',
        title: t('column.have'),
        value: ({ least, most, agents }) => (least === null ? null : t('plan.have', { least, most, count: agents })),
      },
      {
        key: 'passedOver',
        title: t('column.passedOver'),
        value: ({ passedOver }) =>
          passedOver.map(({ name, why }) => `${name}: ${t(`inspectors:why.${why}`)}`).join(' · ') || null,
        noDataWord: '–',
      },
      {
        key: 'fixed',
        title: t('column.fixed'),
        value: ({ fixedAt, fixedBy }) => `${fixedAt.slice(0, 10)} · ${fixedBy}`,
      },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ state }) => t(`plan.state.${state}`),
        cell: (one) => (
          <>
            {t(`plan.state.${one.state}`)}{' '}
            {mayDraw && one.state !== 'fixed' && (
              <Button
                size="small"
                loading={draw.isPending && draw.variables === one.id}
                onClick={() => draw.mutate(one.id)}
              >
                {t('plan.draw')}
              </Button>
            )}
          </>
        ),
      },
    ],
    [t, mayDraw, draw],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {draw.error !== null && <ErrorNotice error={draw.error} />}
      <DataTable
        id="quality-plans"
        title={t('tab.plans')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        loading={data === undefined}
        empty={t('plan.none')}
      />
    </>
  );
}
