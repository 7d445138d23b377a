import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { FileDrop } from '#src/ui/work/FileDrop.tsx';
import { Progress } from '#src/ui/work/Progress.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { Card } from '#src/ui/layout/Card.tsx';
import { useConnectors } from '../use-sources.ts';
import { sourcesPage } from '../sources.page.ts';
import { ImportForm } from './ImportForm.tsx';
import { ImportRuns } from './ImportRuns.tsx';
import { useUploads } from './use-uploads.ts';

/** From a dropped file to its figures: upload, what it is, preview, import, result. */
export function AddData() {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const [{ run }, setSearch] = usePageSearch(sourcesPage);
  const connectors = useConnectors();
  const { uploads, take, clear } = useUploads();

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
