import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { ownZone } from '#src/ui/time/own-zone.ts';
import type { User } from '../contract/users.ts';
import { identityApi } from './api.ts';
import './identity.css';
import { usersPage } from './pages.ts';
import { RoleWords } from './RoleWords.tsx';
import { UserDrawer } from './UserDrawer.tsx';

/** Who may sign in, as what, and whether she has. */
export function UsersPage() {
  const { t } = useTranslation('identity');
  const locale = useLocale();
  const mayChange = useMay('change:user');
  const [{ user: opened }, setSearch] = usePageSearch(usersPage);
  const { data, error, refetch } = useQuery({
    queryKey: ['users'],
    queryFn: ({ signal }) => identityApi.users(undefined, { signal }),
  });
  const columns = useMemo(
    (): Column<User>[] => [
      {
        key: 'name',
        title: t('user.name'),
        value: ({ name }) => name,
        cell: ({ name, blocked, sample }) => (
          <>
            <b>{name}</b>
            {blocked && <span className="yc-quiet"> · {t('user.blocked')}</span>}
            {sample && <span className="yc-quiet"> · {t('user.sample')}</span>}
          </>
        ),
      },
      { key: 'username', title: t('user.username'), value: ({ username }) => username },
      {
        key: 'roles',
        title: t('user.roles'),
        value: ({ roles }) => roles.map(({ role }) => t(`role.${role}`)).join(' · '),
        cell: ({ roles }) => <RoleWords roles={roles.map(({ role }) => role)} />,
      },
      {
        key: 'for',
        title: t('user.for'),
        value: ({ roles }) =>
          roles.flatMap(({ sites, projects, teams }) => [...sites, ...projects, ...teams]).join(', ') ||
          t('user.whole'),
      },
      { key: 'factor', title: t('user.factor'), value: ({ twoFactor }) => (twoFactor ? t('yes') : t('no')) },
      {
        key: 'seen',
        title: t('user.seen'),
        value: ({ lastSeenAt }) => lastSeenAt,
        align: 'start',
        noDataWord: t('user.never'),
        cell: ({ lastSeenAt }) => (lastSeenAt === null ? t('user.never') : formatMoment(lastSeenAt, ownZone, locale)),
      },
    ],
    [t, locale],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const never = (data ?? []).filter(({ lastSeenAt, sample }) => lastSeenAt === null && !sample).length;
  return (
    <Page
      sentence={data === undefined ? t('nav.users') : t('user.sentence', { count: data.length })}
      cause={never === 0 ? t('user.cause') : t('user.causeNever', { count: never })}
      actions={
        mayChange && (
          <Button type="primary" onClick={() => setSearch({ user: 'new' })}>
            {t('user.add')}
          </Button>
        )
      }
    >
      <DataTable
        id="users"
        title={t('nav.users')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setSearch({ user: id })}
        selected={opened ?? null}
        loading={data === undefined}
      />
      {opened !== undefined && data !== undefined && (
        <UserDrawer
          key={opened}
          user={data.find(({ id }) => id === opened) ?? null}
          onClose={() => setSearch({ user: undefined })}
        />
      )}
    </Page>
  );
}
