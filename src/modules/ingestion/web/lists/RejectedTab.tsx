import { App, Button, Select } from 'antd';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Chip } from '#src/ui/layout/Chip.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { ingestionApi } from '../api.ts';
import { sourcesPage } from '../sources.page.ts';
import { useRefresh } from '../use-refresh.ts';
import { listsKey, useSources } from '../use-sources.ts';
import { RejectedTable } from './RejectedTable.tsx';

/** Records that were rejected and wait, with the way to try them again. */
export function RejectedTab() {
  const { t } = useTranslation('ingestion');
  const { message } = App.useApp();
  const [{ source, batch }, setSearch] = usePageSearch(sourcesPage);
  const refresh = useRefresh();
  const { data: sources = [] } = useSources();
  const filter = {
    ...(source === undefined ? {} : { source }),
    ...(batch === undefined ? {} : { batch }),
    limit: 1000,
  };
  const { data, error, refetch } = useQuery({
    queryKey: [...listsKey, 'rejected', filter],
    queryFn: ({ signal }) => ingestionApi.deadLetters(filter, { signal }),
    placeholderData: keepPreviousData,
  });
  const waiting = sources.filter(({ rejected }) => rejected > 0);
  const again = source ?? (waiting.length === 1 ? waiting[0]?.source : undefined);
  const replay = useMutation({
    mutationFn: (of: string) => ingestionApi.replayDeadLetters({ source: of }),
    onSuccess: ({ accepted, rejected }) => {
      void message.info(t('rejected.replayed', { accepted, rejected }));
      refresh();
    },
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <div className="yc-page-question">
        <Select
          allowClear
          value={source ?? null}
          placeholder={t('rejected.anySource')}
          aria-label={t('column.source')}
          style={{ minWidth: 200 }}
          onChange={(value: string | null | undefined) => setSearch({ source: value ?? undefined, batch: undefined })}
          options={sources.map((one) => ({ value: one.source, label: one.source }))}
        />
        {batch !== undefined && (
          <Chip removeLabel={batch} onRemove={() => setSearch({ batch: undefined })}>
            {t('rejected.batch', { batch })}
          </Chip>
        )}
        {again !== undefined && (data?.total ?? 0) > 0 && (
          <Button loading={replay.isPending} onClick={() => replay.mutate(again)}>
            {t('rejected.replay', { source: again })}
          </Button>
        )}
      </div>
      {replay.error !== null && <ErrorNotice error={replay.error} />}
      <RejectedTable
        title={t('tab.rejected')}
        rows={data?.rows ?? []}
        total={data?.total ?? 0}
        loading={data === undefined}
        empty={t('rejected.none')}
      />
    </>
  );
}
