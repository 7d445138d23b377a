import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Report, Rhythm } from '../contract/report.ts';
import { reportsApi } from './api.ts';
import { ReportDrawer } from './ReportDrawer.tsx';
import './reports.css';
import { issuePage, reportsPage } from './reports.page.ts';
import { useChange, useReports } from './use-reports.ts';

const usual = ['daily', 'weekly', 'monthly', 'hourly'] as const satisfies readonly Rhythm[];
const SHOWN = 6;

/** Every report with its latest issues. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const [{ report: opened, view }, setSearch] = usePageSearch(reportsPage);
  const { data, error, refetch } = useReports();
  const make = useChange((report: Report) => reportsApi.make({ id: report.id }), 'reports');
  const addUsual = useChange(async () => {
    for (const rhythm of usual)
      await reportsApi.save({
        name: t(`usual.${rhythm}`),
        rhythm,
        role: null,
        where: {},
        kpis: null,
        sections: ['sentence', 'tiles', 'chart', 'queues', 'teams', 'reasons', 'versions'],
        view: null,
      });
  }, 'reports');
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const { reports, issues } = data;
  return (
    <Page
      sentence={t('list.sentence', { count: reports.length })}
      cause={t('list.cause')}
      actions={
        <Button type="primary" onClick={() => setSearch({ report: 'new' })}>
          {t('list.new')}
        </Button>
      }
    >
      {(make.error ?? addUsual.error) !== null && <ErrorNotice error={make.error ?? addUsual.error} />}
      {reports.length === 0 ? (
        <EmptyState
          icon="book"
          title={t('list.emptyTitle')}
          hint={t('list.emptyHint')}
          action={{ label: t('list.addUsual'), onClick: () => addUsual.mutate(undefined) }}
        />
      ) : (
        <div className="yc-report-cards">
          {reports.map((report) => {
            const mine = issues.filter((issue) => issue.report === report.id).slice(0, SHOWN);
            return (
              <Card
                key={report.id}
                title={report.name}
                subtitle={t(`rhythm.${report.rhythm}`)}
                extra={
                  <Button type="text" size="small" onClick={() => setSearch({ report: report.id })}>
                    {t('list.change')}
                  </Button>
                }
              >
                {mine.length === 0 && <p>{t('list.noIssue')}</p>}
                <ul className="yc-report-issues">
                  {mine.map((issue) => (
                    <li key={issue.id}>
                      <PageLink to={issuePage} params={{ id: issue.id }}>
                        {issue.from === issue.to ? issue.from : `${issue.from} – ${issue.to}`}
                      </PageLink>
                      <small>
                        {issue.complete ? '' : t('list.provisional')}{' '}
                        {issue.version > 1 ? t('issue.version', { version: issue.version }) : ''}
                      </small>
                    </li>
                  ))}
                </ul>
                <Button
                  size="small"
                  loading={make.isPending && make.variables?.id === report.id}
                  onClick={() => make.mutate(report)}
                >
                  {t('list.make')}
                </Button>
              </Card>
            );
          })}
        </div>
      )}
      {opened !== undefined && (
        <ReportDrawer
          key={opened}
          report={reports.find(({ id }) => id === opened) ?? null}
          view={view ?? null}
          onClose={() => setSearch({ report: undefined, view: undefined })}
        />
      )}
    </Page>
  );
}
