import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { RoleFitUse } from '../contract/exclusion.ts';
import { targetsApi } from './api.ts';
import { DecisionButtons } from './DecisionButtons.tsx';
import { useKpiWords, useTargetAct } from './use-targets.ts';

/** KPIs used for persons though not meant for them: by whom, why, and until when. */
export function RoleFitTable() {
  const { t } = useTranslation('targets');
  const locale = useLocale();
  const kpis = useKpiWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['targets', 'role-fit'],
    queryFn: ({ signal }) => targetsApi.roleFit(undefined, { signal }),
  });
  const decide = useTargetAct((input: { id: string; approve: boolean; reason: string }) =>
    targetsApi.decideRoleFit(input),
  );
  const { mutate, isPending } = decide;
  const columns = useMemo(
    (): Column<RoleFitUse>[] => [
      { key: 'kpi', title: t('column.kpi'), value: ({ kpi }) => kpis.name(kpi) },
      { key: 'reason', title: t('column.reason'), value: ({ reason }) => reason },
      {
        key: 'expires',
        title: t('column.expires'),
        align: 'start',
        value: ({ expires }) => expires,
        cell: ({ expires, expired }) =>
          `${formatMoment(expires, Intl.DateTimeFormat().resolvedOptions().timeZone, locale)}${expired ? ` · ${t('expired')}` : ''}`,
      },
      { key: 'asked', title: t('column.asked'), value: ({ requestedBy }) => requestedBy },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ state }) => t(`decision.${state}`),
        cell: ({ id, state, decidedBy, decision, mayDecide }) =>
          mayDecide ? (
            <DecisionButtons pending={isPending} onDecide={(approve, reason) => mutate({ id, approve, reason })} />
          ) : (
            [t(`decision.${state}`), decidedBy, decision].filter((word) => word !== null && word !== '').join(' · ')
          ),
      },
    ],
    [t, kpis, locale, mutate, isPending],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {decide.error !== null && <ErrorNotice error={decide.error} />}
      <DataTable
        id="role-fit"
        title={t('tab.roleFit')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        loading={data === undefined}
        empty={t('roleFit.none')}
      />
    </>
  );
}
