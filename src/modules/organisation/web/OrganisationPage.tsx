import { Button, Input, Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { CalendarDrawer } from './CalendarDrawer.tsx';
import { MovedNotice } from './MovedNotice.tsx';
import { columnsOf, rowsOf } from './columns.tsx';
import { ListDrawer } from './ListDrawer.tsx';
import { organisationPage, parts } from './organisation.page.ts';
import './organisation.css';
import { ThingDrawer } from './ThingDrawer.tsx';
import { useCalendars, useMembership, useOrganisation } from './use-organisation.ts';

/** Sites, projects, teams, people, queues and open hours, as they were on a day. */
export function OrganisationPage() {
  const { t } = useTranslation('organisation');
  const mayChange = useMay('change:organisation');
  const [{ part = 'agents', on, open, import: list }, setSearch] = usePageSearch(organisationPage);
  const all = useOrganisation();
  const membership = useMembership(on);
  const calendars = useCalendars();
  const error = all.error ?? membership.error ?? calendars.error;
  const columns = useMemo(() => columnsOf(part, t), [part, t]);
  const rows = useMemo(
    () =>
      all.data && membership.data && calendars.data
        ? rowsOf(part, all.data, membership.data, calendars.data)
        : undefined,
    [part, all.data, membership.data, calendars.data],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void all.refetch()} />;
  const without = membership.data?.agents.filter(({ team }) => team === null).length ?? 0;
  const kind = part === 'queues' ? 'queues' : 'agents';
  const close = (): void => setSearch({ open: undefined });
  return (
    <Page
      sentence={
        all.data === undefined
          ? t('nav.organisation')
          : t('sentence', {
              agents: all.data.agents.length,
              teams: all.data.teams.length,
              queues: all.data.queues.length,
            })
      }
      cause={without === 0 ? t('cause') : t('causeWithout', { count: without })}
      actions={
        mayChange && (
          <>
            <Button onClick={() => setSearch({ import: kind })}>{t(`import.${kind}`)}</Button>
            <Button type="primary" onClick={() => setSearch({ open: 'new' })}>
              {t(`add.${part}`)}
            </Button>
          </>
        )
      }
    >
      <div className="yc-organisation-bar">
        <Segmented
          value={part}
          onChange={(next) => setSearch({ part: next, open: undefined })}
          options={parts.map((value) => ({ value, label: t(`part.${value}`) }))}
        />
        <label>
          <span>{t('on')}</span>
          <Input
            type="date"
            value={on ?? membership.data?.date ?? ''}
            onChange={({ target }) => setSearch({ on: target.value === '' ? undefined : target.value })}
          />
          {on !== undefined && (
            <Button type="link" onClick={() => setSearch({ on: undefined })}>
              {t('now')}
            </Button>
          )}
        </label>
      </div>
      <MovedNotice />
      {rows === undefined ? (
        <PageSkeleton />
      ) : (
        <DataTable
          id={`organisation-${part}`}
          title={t(`part.${part}`)}
          subtitle={on === undefined ? undefined : t('asOf', { date: on })}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={({ id }) => setSearch({ open: id })}
          selected={open ?? null}
          fileName={t(`part.${part}`)}
          empty={
            <EmptyState title={t('empty')} hint={t(`emptyHint.${part === 'calendars' ? 'calendars' : 'others'}`)} />
          }
        />
      )}
      {open !== undefined &&
        all.data &&
        membership.data &&
        calendars.data &&
        (part === 'calendars' ? (
          <CalendarDrawer
            key={open}
            id={open === 'new' ? null : open}
            versions={calendars.data}
            queues={all.data.queues}
            today={membership.data.date}
            onClose={close}
          />
        ) : (
          <ThingDrawer
            key={`${part}-${open}`}
            part={part}
            id={open === 'new' ? null : open}
            all={all.data}
            membership={membership.data}
            onClose={close}
          />
        ))}
      {list !== undefined && <ListDrawer key={list} kind={list} onClose={() => setSearch({ import: undefined })} />}
    </Page>
  );
}
