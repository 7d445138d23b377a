import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '#src/ui/filter/CopyText.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { ownZone } from '#src/ui/time/own-zone.ts';
import type { ApiKey, ApiKeyInput } from '../contract/api-key.ts';
import { ApiKeyForm } from './ApiKeyForm.tsx';
import { identityApi } from './api.ts';
import './identity.css';
import { scopeKey } from './scope-key.ts';

/** Keys of other systems that read: what each may, since when, until when, and whether it is used. */
export function ApiKeysPage() {
  const { t } = useTranslation('identity');
  const locale = useLocale();
  const queries = useQueryClient();
  const mayChange = useMay('change:key');
  const { data, error, refetch } = useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => identityApi.apiKeys(undefined, { signal }),
  });
  const again = () => queries.invalidateQueries({ queryKey: ['api-keys'] });
  const make = useMutation({ mutationFn: (input: ApiKeyInput) => identityApi.createApiKey(input), onSuccess: again });
  const revoke = useMutation({ mutationFn: (id: string) => identityApi.revokeApiKey({ id }), onSuccess: again });
  const { mutate: revokeOne } = revoke;
  const columns = useMemo((): Column<ApiKey>[] => {
    const moment = (at: number | null, never: string): string =>
      at === null ? never : formatMoment(at, ownZone, locale);
    return [
      { key: 'name', title: t('key.name'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
      {
        key: 'scopes',
        title: t('key.scopes'),
        value: ({ scopes }) => scopes.map((scope) => t(scopeKey(scope))).join(' · '),
      },
      {
        key: 'projects',
        title: t('user.projects'),
        value: ({ projects }) => projects.join(' · ') || t('key.allProjects'),
      },
      {
        key: 'made',
        title: t('key.made'),
        value: ({ createdAt }) => createdAt,
        align: 'start',
        cell: ({ createdAt, createdBy }) => `${moment(createdAt, '')} · ${createdBy}`,
      },
      {
        key: 'used',
        title: t('key.used'),
        value: ({ lastUsedAt }) => lastUsedAt,
        align: 'start',
        cell: ({ lastUsedAt }) => moment(lastUsedAt, t('key.never')),
      },
      {
        key: 'until',
        title: t('key.until'),
        value: ({ expiresAt }) => expiresAt,
        align: 'start',
        cell: ({ id, expiresAt, revokedAt }) =>
          revokedAt === null ? (
            <>
              {moment(expiresAt, t('key.revokedOnly'))}{' '}
              {mayChange && (
                <Popconfirm
                  title={t('key.revokeSure')}
                  okText={t('key.revoke')}
                  cancelText={t('key.cancel')}
                  onConfirm={() => revokeOne(id)}
                >
                  <Button size="small">{t('key.revoke')}</Button>
                </Popconfirm>
              )}
            </>
          ) : (
            <span className="yc-quiet">{t('key.revoked', { at: moment(revokedAt, '') })}</span>
          ),
      },
    ];
  }, [t, locale, mayChange, revokeOne]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const live = (data ?? []).filter(({ revokedAt }) => revokedAt === null).length;
  return (
    <Page sentence={t('key.sentence', { count: live })} cause={t('key.cause')}>
      {mayChange && <ApiKeyForm pending={make.isPending} onMake={(input) => make.mutate(input)} />}
      {make.data !== undefined && (
        <Alert
          type="success"
          showIcon
          title={t('key.once')}
          description={
            <>
              <code className="yc-key">{make.data.key}</code> <CopyText text={make.data.key} label={t('key.copy')} />
            </>
          }
        />
      )}
      {make.error !== null && <ErrorNotice error={make.error} />}
      {revoke.error !== null && <ErrorNotice error={revoke.error} />}
      <DataTable
        title={t('nav.apiKeys')}
        columns={columns}
        rows={data ?? []}
        rowKey={({ id }) => id}
        empty={t('key.none')}
      />
    </Page>
  );
}
