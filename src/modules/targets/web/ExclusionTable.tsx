import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Exclusion } from '../contract/exclusion.ts';
import { targetsApi } from './api.ts';
import { DecisionButtons } from './DecisionButtons.tsx';
import { useTargetAct } from './use-targets.ts';

/** Spans left out of personal results, with who asked and who approved; the contacts stay in the KPI. */
export function ExclusionTable() {
  const { t } = useTranslation('targets');
  const locale = useLocale();
  const { data, error, refetch } = useQuery({
    queryKey: ['targets', 'exclusions'],
    queryFn: ({ signal }) => targetsApi.exclusions(undefined, { signal }),
  });
  const decide = useTargetAct((input: { id: string; approve: boolean; reason: string }) =>
    targetsApi.decideExclusion(input),
  );
  const zone = data?.zone ?? 'UTC';
  const { mutate, isPending } = decide;
  const columns = useMemo((): Column<Exclusion>[] => {
    const moment = (at: number): string => formatMoment(at, zone, locale);
    return [
      { key: 'agent', title: t('kind.agent'), value: ({ agentName }) => agentName },
      {
        key: 'span',
        title: t('span'),
        value: ({ from }) => from,
        align: 'start',
        cell: ({ from, until }) => `${moment(from)} – ${moment(until)}`,
      },
      { key: 'kind', title: t('column.kind'), value: ({ kind }) => t(`exclusionKind.${kind}`) },
      { key: 'reason', title: t('column.reason'), value: ({ reason }) => reason },
      {
        key: 'asked',
        title: t('column.asked'),
        value: ({ requestedBy }) => requestedBy,
        cell: ({ requestedBy, requestedAt }) => `${requestedBy} · ${moment(requestedAt)}`,
      },
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
    ];
  }, [t, zone, locale, mutate, isPending]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {decide.error !== null && <ErrorNotice error={decide.error} />}
      <DataTable
        id="exclusions"
        title={t('tab.exclusions')}
        columns={columns}
        rows={data?.exclusions ?? []}
        rowKey={({ id }) => id}
        loading={data === undefined}
        empty={t('exclusion.none')}
      />
    </>
  );
}
