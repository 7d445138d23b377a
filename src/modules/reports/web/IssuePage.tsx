import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Dropdown, message, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#src/ui/file/save-file.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import type { Format } from '../contract/schedule.ts';
import { reportsApi } from './api.ts';
import { DocumentView } from './DocumentView.tsx';
import './reports.css';
import { issuePage, reportsPage } from './reports.page.ts';
import { SendDrawer } from './SendDrawer.tsx';
import { useChange } from './use-reports.ts';

const formats: readonly Format[] = ['pdf', 'xlsx', 'picture'];

/** One issue on paper: read, fill in, download, print, send. */
export function IssuePage() {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['report-issue', id, locale],
    queryFn: ({ signal }) => reportsApi.issue({ id, language: locale }, { signal }),
  });
  const [draft, setDraft] = useState<Readonly<Record<string, string>> | null>(null);
  const [sending, setSending] = useState(false);
  const [notice, noticePlace] = message.useMessage();
  const fill = useChange(
    (fields: Readonly<Record<string, string>>) => reportsApi.fillIn({ id, fields }),
    'report-issue',
  );
  const download = useChange(async (format: Format) => {
    const file = await reportsApi.file({ id, format, language: locale });
    saveFile(file, file.name);
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const { issue, document, fields, versions } = data;
  const values = { ...fields, ...draft };
  return (
    <Page
      sentence={document.title}
      cause={document.subtitle}
      question={<PageLink to={reportsPage}>← {t('nav.reports')}</PageLink>}
      actions={
        <div className="yc-report-actions">
          {versions.length > 1 && (
            <Select
              value={issue.id}
              onChange={(next) => window.location.assign(issuePage.path.replace('$id', next))}
              options={versions.map((version) => ({
                value: version.id,
                label: t('issue.version', { version: version.version }),
              }))}
              aria-label={t('issue.versions')}
            />
          )}
          {draft !== null && (
            <Button
              type="primary"
              loading={fill.isPending}
              onClick={() =>
                fill.mutate(draft, {
                  onSuccess: () => {
                    setDraft(null);
                    void notice.success(t('issue.saved'));
                  },
                })
              }
            >
              {t('issue.save')}
            </Button>
          )}
          <Dropdown
            menu={{
              items: formats.map((format) => ({ key: format, label: t(`format.${format}`) })),
              onClick: ({ key }) => download.mutate(key as Format),
            }}
          >
            <Button loading={download.isPending}>{t('issue.download')}</Button>
          </Dropdown>
          <Button onClick={() => window.print()}>{t('issue.print')}</Button>
          <Button
            type={draft === null ? 'primary' : 'default'}
            disabled={draft !== null}
            onClick={() => setSending(true)}
          >
            {t('issue.send')}
          </Button>
        </div>
      }
    >
      {noticePlace}
      {(fill.error ?? download.error) !== null && <ErrorNotice error={fill.error ?? download.error} />}
      <DocumentView
        document={document}
        fields={{ values, onChange: (field, value) => setDraft({ ...draft, [field]: value }) }}
      />
      {sending && <SendDrawer issue={issue} onClose={() => setSending(false)} />}
    </Page>
  );
}
