import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { DeliveryRowBody, Run } from '../contract/schedule.ts';
import { reportsApi } from './api.ts';
import { issuePage } from './reports.page.ts';
import { useChange, useRuns } from './use-reports.ts';

/** What was sent to whom, with which version of the numbers, and whether it arrived. */
export function RunTable() {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const { data, error, refetch } = useRuns();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const columns = useMemo(
    (): Column<Run>[] => [
      {
        key: 'due',
        title: t('run.due'),
        value: ({ dueAt }) => dueAt,
        align: 'start',
        cell: ({ dueAt }) => formatMoment(dueAt, zone, locale),
      },
      {
        key: 'name',
        title: t('schedule.report'),
        value: ({ name }) => name,
        cell: ({ name, issue, version }) =>
          issue === null ? (
            name
          ) : (
            <PageLink to={issuePage} params={{ id: issue }}>
              {name} {version !== null && version > 1 && t('issue.version', { version })}
            </PageLink>
          ),
      },
      {
        key: 'state',
        title: t('run.state'),
        value: ({ state }) => t(`runState.${state}`),
        cell: ({ state, provisional, missed, error: reason }) => (
          <>
            <StateWord state={state === 'sent' ? 'on' : state === 'failed' ? 'off' : 'none'} look="plain">
              {t(`runState.${state}`)}
            </StateWord>
            {provisional && <span className="yc-quiet"> · {t('list.provisional')}</span>}
            {missed > 0 && <span className="yc-quiet"> · {t('run.missed', { count: missed })}</span>}
            {reason !== null && <div className="yc-report-error">{reason}</div>}
          </>
        ),
      },
      {
        key: 'to',
        title: t('run.to'),
        value: ({ deliveries }) => deliveries.map((d) => d.channel.name).join('、'),
        cell: ({ deliveries }) => <Deliveries deliveries={deliveries} />,
      },
      { key: 'by', title: t('run.by'), value: ({ by }) => (by === 'schedule' ? t('run.bySchedule') : by) },
    ],
    [t, locale, zone],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="report-runs"
      title={t('run.title')}
      subtitle={zone}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      loading={data === undefined}
      empty={t('run.empty')}
    />
  );
}

/** Each message of a run with its state; one that died can be tried again. */
export function Deliveries({ deliveries }: { readonly deliveries: readonly DeliveryRowBody[] }) {
  const { t } = useTranslation('reports');
  const again = useChange((id: string) => reportsApi.sendAgain({ id }), 'report-runs', 'deliveries');
  return (
    <>
      {deliveries.map(({ id, channel, parts }) => {
        const dead = parts.filter(({ state }) => state === 'dead');
        const open = parts.some(({ state }) => state === 'waiting' || state === 'sending');
        return (
          <div key={id}>
            {channel.name}:{' '}
            <StateWord state={dead.length > 0 ? 'off' : open ? 'provisional' : 'on'} look="plain">
              {dead.length > 0 ? t('part.dead') : open ? t('part.waiting') : t('part.sent')}
            </StateWord>
            {dead.length > 0 && (
              <Button size="small" type="link" loading={again.isPending} onClick={() => again.mutate(id)}>
                {t('run.again')}
              </Button>
            )}
            {parts.map(({ part, error }) =>
              error === null ? null : (
                <div key={part} className="yc-report-error">
                  {error}
                </div>
              ),
            )}
          </div>
        );
      })}
    </>
  );
}
