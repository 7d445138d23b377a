import { Button, Popconfirm, Switch } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useMay } from '#src/ui/me/me.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { SeenView } from '../contract/report.ts';
import { reportsApi } from './api.ts';
import { reportsPage } from './reports.page.ts';
import { useChange, useViews } from './use-reports.ts';

const pathOf = (address: string): string => address.split('?')[0] ?? address;

/** Saved views: whose, of which page, shared with whom; each opens, and a report can be built from it. */
export function ViewsPage() {
  const { t } = useTranslation('reports');
  const { t: anyText } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch } = useViews();
  const mayReport = useMay('change:report');
  const remove = useChange((id: string) => reportsApi.removeView({ id }), 'saved-views');
  const open = useChange(
    ({ address, id, opens }: SeenView) => reportsApi.openView({ path: pathOf(address), view: opens ? null : id }),
    'saved-views',
  );
  const columns = useMemo((): Column<SeenView>[] => {
    const page = ({ address }: SeenView): string =>
      pathOf(address) === '/cockpit' ? anyText('kpis:nav.cockpit' as never) : anyText('kpis:nav.explore' as never);
    return [
      { key: 'name', title: t('view.name'), value: ({ name }) => name },
      { key: 'page', title: t('view.page'), value: page },
      { key: 'by', title: t('view.by'), value: ({ by, mine }) => (mine ? t('view.mine') : by) },
      {
        key: 'shared',
        title: t('view.shared'),
        value: ({ shared, roles, teams }) =>
          shared
            ? t('view.everybody')
            : [...roles.map((role) => anyText(`identity:role.${role}` as never)), ...teams].join(' · ') ||
              t('view.nobody'),
      },
      {
        key: 'opens',
        title: t('view.opens'),
        value: ({ opens }) => (opens ? 1 : 0),
        cell: (view) => (
          // The row itself opens the view.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <span onClick={(event) => event.stopPropagation()}>
            <Switch size="small" checked={view.opens} aria-label={t('view.opens')} onChange={() => open.mutate(view)} />
          </span>
        ),
      },
      {
        key: 'acts',
        title: '',
        drawing: true,
        value: () => null,
        cell: (view) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <span className="yc-view-acts" onClick={(event) => event.stopPropagation()}>
            {mayReport && view.question !== null && (
              <Button
                size="small"
                onClick={() =>
                  void navigate({ to: reportsPage.path, search: { report: 'new', view: view.id } } as never)
                }
              >
                {t('view.report')}
              </Button>
            )}
            {view.mine && (
              <Popconfirm
                title={t('view.removeAsk')}
                okText={t('form.remove')}
                cancelText={t('form.keep')}
                onConfirm={() => remove.mutate(view.id)}
              >
                <Button size="small" type="text">
                  {t('form.remove')}
                </Button>
              </Popconfirm>
            )}
          </span>
        ),
      },
    ];
  }, [t, anyText, mayReport, navigate, open, remove]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const failed = remove.error ?? open.error;
  return (
    <Page
      sentence={data === undefined ? t('nav.views') : t('view.sentence', { count: data.length })}
      cause={t('view.cause')}
    >
      {failed !== null && <ErrorNotice error={failed} />}
      <DataTable
        id="views"
        title={t('nav.views')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        onOpen={({ address }) => void navigate({ href: address })}
        loading={data === undefined}
        empty={t('view.none')}
      />
    </Page>
  );
}
