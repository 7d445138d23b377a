import { Button } from 'antd';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ingestionApi } from '../api.ts';
import { sourcesPage } from '../sources.page.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { useRefresh } from '../use-refresh.ts';
import './add.css';
import { ImportRun } from './ImportRun.tsx';

interface ImportRunsProps {
  readonly ids: readonly string[];
  readonly onAgain: () => void;
}

const pollEvery = 400;

/** Imports under way and how they ended; at the end every figure on screen is asked again. */
export function ImportRuns({ ids, onAgain }: ImportRunsProps) {
  const { t } = useTranslation('ingestion');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [, setSearch] = usePageSearch(sourcesPage);
  const runs = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['import', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => ingestionApi.progress({ id }, { signal }),
      refetchInterval: (query: { state: { data?: { state: string } | undefined; error: unknown } }) =>
        query.state.error === null && (query.state.data?.state ?? 'running') === 'running' ? pollEvery : false,
      retry: 2,
    })),
  });
  const ended = runs.every(({ data, error }) => error !== null || (data !== undefined && data.state !== 'running'));
  const added = runs.reduce((sum, { data }) => sum + (data?.added ?? 0), 0);
  const rejected = runs.reduce((sum, { data }) => sum + (data?.rejected ?? 0), 0);
  const first = runs.find(({ data }) => (data?.rejected ?? 0) > 0)?.data;
  useEffect(() => {
    if (ended) refresh();
  }, [ended, refresh]);

  return (
    <Card title={ended ? t('run.ended') : t('run.running')}>
      <div className="yc-runs" aria-live="polite">
        {ids.map((id, index) => (
          <ImportRun
            key={id}
            progress={runs[index]?.data}
            error={runs[index]?.error ?? null}
            onCancel={() => void ingestionApi.cancel({ id })}
          />
        ))}
        {ended && (
          <div className="yc-run-next">
            <Button type={added > 0 ? 'primary' : 'default'} onClick={() => void navigate({ to: '/' as never })}>
              {t('run.toNumbers')}
            </Button>
            {rejected > 0 && (
              <Button
                onClick={() => setSearch({ tab: 'rejected', batch: first?.batch ?? undefined, source: undefined })}
              >
                {t('run.toRejected', { count: rejected })}
              </Button>
            )}
            <Button onClick={onAgain}>{t('run.again')}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}
