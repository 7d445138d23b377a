import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { ownZone } from '#src/ui/time/own-zone.ts';
import { signInCall } from './api.ts';

interface Session {
  readonly token: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Chrome on Windows, in as many words as matter. */
const device = (agent: string | null): string => {
  const browser = /(Edg|Chrome|Firefox|Safari|MicroMessenger|DingTalk|Lark)/.exec(agent ?? '')?.[0] ?? '–';
  const system = /(Windows|Mac OS|Android|iPhone|Linux)/.exec(agent ?? '')?.[0] ?? '';
  return [browser, system].filter((word) => word !== '').join(' · ');
};

/** Where I am signed in; each can be ended from here. */
export function SessionTable() {
  const { t } = useTranslation('identity');
  const locale = useLocale();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => signInCall<Session[]>('list-sessions'),
  });
  const end = useMutation({
    mutationFn: (token: string) => signInCall('revoke-session', { token }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const columns = useMemo(
    (): Column<Session>[] => [
      { key: 'device', title: t('session.device'), value: ({ userAgent }) => device(userAgent) },
      { key: 'from', title: t('session.from'), value: ({ ipAddress }) => ipAddress ?? '–' },
      {
        key: 'since',
        title: t('session.since'),
        value: ({ createdAt }) => Date.parse(createdAt),
        align: 'start',
        cell: ({ createdAt }) => formatMoment(Date.parse(createdAt), ownZone, locale),
      },
      {
        key: 'until',
        title: t('session.until'),
        value: ({ expiresAt }) => Date.parse(expiresAt),
        align: 'start',
        cell: ({ expiresAt }) => formatMoment(Date.parse(expiresAt), ownZone, locale),
      },
      {
        key: 'end',
        title: '',
        value: () => null,
        sortable: false,
        drawing: true,
        cell: ({ token }) => (
          <Button size="small" onClick={() => end.mutate(token)}>
            {t('session.end')}
          </Button>
        ),
      },
    ],
    [t, locale, end],
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="sessions"
      title={t('session.title')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ token }) => token}
      loading={data === undefined}
    />
  );
}
