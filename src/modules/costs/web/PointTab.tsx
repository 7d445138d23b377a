import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { costsPage } from './costs.page.ts';
import { PointAnswer } from './PointAnswer.tsx';
import { useOrganisation, usePoint } from './use-costs.ts';

/** The last month that is over. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7);
}

/** What one more percentage point of service level of a queue would take, in a month that was. */
export function PointTab({ months }: { readonly months: readonly string[] }) {
  const { t } = useTranslation('costs');
  const [search, setSearch] = usePageSearch(costsPage);
  const organisation = useOrganisation();
  const queues = organisation.data?.queues ?? [];
  const queue = search.queue ?? queues.find(({ channel }) => channel === 'voice')?.id ?? queues[0]?.id;
  const month = search.month ?? lastMonth();
  const { data, error, refetch } = usePoint(
    queue === undefined ? null : { queue, month, ...(search.atOnce !== undefined && { atOnce: search.atOnce }) },
  );
  if (organisation.error !== null)
    return <ErrorNotice error={organisation.error} onRetry={() => void organisation.refetch()} />;
  if (organisation.data !== undefined && queue === undefined)
    return <EmptyState title={t('point.noQueues')} hint={t('point.noQueuesHint')} />;
  const options = [...new Set([...months.filter((one) => one <= lastMonth()), month])].sort();
  const text = queues.find(({ id }) => id === queue)?.channel;
  return (
    <>
      <div className="yc-cost-bar">
        <Select
          aria-label={t('point.queue')}
          value={queue ?? null}
          style={{ minWidth: 180 }}
          options={queues.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => setSearch({ queue: next, atOnce: undefined })}
        />
        <Select
          aria-label={t('point.month')}
          value={month}
          options={options.map((value) => ({ value, label: value }))}
          onChange={(next) => setSearch({ month: next })}
        />
        {text !== null && text !== undefined && text !== 'voice' && text !== 'video' && text !== 'email' && (
          <label className="yc-cost-months">
            {t('point.atOnce')}
            <InputNumber
              min={1}
              max={20}
              step={0.5}
              value={search.atOnce ?? null}
              onChange={(next) => setSearch({ atOnce: next ?? undefined })}
            />
          </label>
        )}
      </div>
      {error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <PageSkeleton />
      ) : (
        <PointAnswer point={data} />
      )}
    </>
  );
}
