import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useSmallCentre } from '#src/ui/me/me.ts';
import { FileDrop } from '#src/ui/file/FileDrop.tsx';
import { Progress } from '#src/ui/file/Progress.tsx';
import { useFirstRun } from '#src/ui/page/first-run.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { Card } from '#src/ui/layout/Card.tsx';
import { useConnectors, useSources } from '../use-sources.ts';
import { sourcesPage } from '../sources.page.ts';
import { ImportForm } from './ImportForm.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { ImportRuns } from './ImportRuns.tsx';
import { useUploads } from './use-uploads.ts';

/** From a dropped file to its figures: upload, what it is, preview, import, result. Whoever does it for the first time sees the way. */
export function AddData() {
  const [{ run }] = usePageSearch(sourcesPage);
  const { data } = useSources();
  const uploading = useUploads();
  const firstRun = useFirstRun();
  const guided = useSmallCentre() || data?.length === 0 || run !== undefined;
  return (
    <>
      {data?.length === 0 && uploading.uploads.length === 0 && firstRun}
      {guided && <ImportSteps at={run !== undefined ? 2 : uploading.uploads.length > 0 ? 1 : 0} />}
      <AddStep {...uploading} />
    </>
  );
}

function AddStep({ uploads, take, clear }: ReturnType<typeof useUploads>) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const [{ run }, setSearch] = usePageSearch(sourcesPage);
  const connectors = useConnectors();

  if (run !== undefined) return <ImportRuns ids={run} onAgain={() => setSearch({ run: undefined })} />;
  const failed = uploads.find(({ error }) => error !== null);
  if (failed !== undefined) return <ErrorNotice error={failed.error} onRetry={clear} />;
  const current = uploads.find(({ path }) => path === null);
  if (current !== undefined) {
    return (
      <Card title={t('add.title')}>
        <Progress what={t('add.uploading', { file: current.name })} share={current.share} onCancel={clear} />
      </Card>
    );
  }
  if (uploads.length === 0) {
    return (
      <FileDrop
        title={t('add.drop')}
        hint={t('add.dropHint', {
          kinds: (connectors.data ?? []).map(({ title }) => (locale === 'zh-CN' ? title.zh : title.en)).join(' · '),
        })}
        onFiles={(files) => void take(files)}
      />
    );
  }
  if (connectors.error !== null)
    return <ErrorNotice error={connectors.error} onRetry={() => void connectors.refetch()} />;
  if (connectors.data === undefined) return null;
  return (
    <ImportForm
      key={uploads.map(({ path }) => path).join()}
      uploads={uploads}
      connectors={connectors.data}
      onStarted={(ids) => {
        setSearch({ run: [...ids] });
        clear();
      }}
      onCancel={clear}
    />
  );
}
