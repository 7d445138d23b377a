import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { httpClient } from '#src/http/client.ts';
import { ingestionContract } from '#src/modules/ingestion/contract/routes.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { organisationApi } from './api.ts';

const ingestionApi = httpClient({ ingestion: ingestionContract }, window.location.origin).ingestion;

/** Facts carry where people belonged when they were derived: after a move into the past says so, and derives them again. */
export function MovedNotice() {
  const { t } = useTranslation('organisation');
  const queries = useQueryClient();
  const hasData = useLastDay() !== null;
  const mayDerive = useMay('write:source');
  const { data } = useQuery({
    queryKey: ['organisation', 'moved'],
    queryFn: ({ signal }) => organisationApi.moved(undefined, { signal }),
  });
  const derive = useMutation({
    mutationFn: () => ingestionApi.replay(),
    // Every figure by team, project and site may read otherwise now.
    onSuccess: () => queries.invalidateQueries(),
  });
  if (derive.isSuccess && data?.since === null)
    return <Alert type="success" showIcon closable title={t('moved.done')} />;
  // Without data there is nothing that could say otherwise.
  if (data == null || data.since === null || !hasData) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={data.since === '' ? t('moved.ever') : t('moved.since', { date: data.since })}
        description={t(mayDerive ? 'moved.hint' : 'moved.hintAsk')}
        action={
          mayDerive && (
            <Button size="small" loading={derive.isPending} onClick={() => derive.mutate()}>
              {t('moved.derive')}
            </Button>
          )
        }
      />
      {derive.error !== null && <ErrorNotice error={derive.error} />}
    </>
  );
}
