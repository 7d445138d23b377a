import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '#src/ui/filter/CopyText.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import { ingestionApi } from '../api.ts';

/** Keys of systems that deliver events: each may write events of one source, and nothing else. */
export function KeyCard() {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const queries = useQueryClient();
  const mayChange = useMay('change:key');
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const keys = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => ingestionApi.keys(undefined, { signal }) });
  const again = () => queries.invalidateQueries({ queryKey: ['keys'] });
  const make = useMutation({
    mutationFn: () => ingestionApi.createKey({ name: name.trim(), source: source.trim() }),
    onSuccess: () => {
      setName('');
      setSource('');
      return again();
    },
  });
  const revoke = useMutation({ mutationFn: (id: string) => ingestionApi.revokeKey({ id }), onSuccess: again });
  const moment = (iso: string | null): string =>
    iso === null ? t('privacy.keyNever') : formatStatedMoment(iso, locale);
  return (
    <Card title={t('privacy.keys')} subtitle={t('privacy.keysHint')}>
      {keys.error !== null && <ErrorNotice error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data?.length === 0 && <p className="yc-quiet">{t('privacy.noKeys')}</p>}
      {keys.data !== undefined && keys.data.length > 0 && (
        <table className="yc-privacy-table">
          <thead>
            <tr>
              <th>{t('privacy.keyName')}</th>
              <th>{t('privacy.keySource')}</th>
              <th>{t('privacy.keyMade')}</th>
              <th>{t('privacy.keyUsed')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {keys.data.map((key) => (
              <tr key={key.id}>
                <td>
                  <b>{key.name}</b>
                </td>
                <td>{key.source}</td>
                <td>{moment(key.createdAt)}</td>
                <td>{moment(key.lastUsedAt)}</td>
                <td>
                  {key.revokedAt === null ? (
                    mayChange && (
                      <Popconfirm
                        title={t('privacy.keyRevokeSure')}
                        okText={t('privacy.keyRevoke')}
                        cancelText={t('privacy.cancel')}
                        onConfirm={() => revoke.mutate(key.id)}
                      >
                        <Button size="small">{t('privacy.keyRevoke')}</Button>
                      </Popconfirm>
                    )
                  ) : (
                    <small>{t('privacy.keyRevoked', { at: moment(key.revokedAt) })}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayChange && (
        <div className="yc-privacy-acts">
          <Input
            value={name}
            maxLength={100}
            placeholder={t('privacy.keyName')}
            aria-label={t('privacy.keyName')}
            onChange={({ target }) => setName(target.value)}
          />
          <Input
            value={source}
            maxLength={200}
            placeholder={t('privacy.keySource')}
            aria-label={t('privacy.keySource')}
            onChange={({ target }) => setSource(target.value)}
          />
          <Button
            loading={make.isPending}
            disabled={name.trim() === '' || source.trim() === ''}
            onClick={() => make.mutate()}
          >
            {t('privacy.keyMake')}
          </Button>
        </div>
      )}
      {make.data !== undefined && (
        <Alert
          type="success"
          showIcon
          title={t('privacy.keyOnce')}
          description={
            <>
              <code className="yc-privacy-key">{make.data.key}</code>{' '}
              <CopyText text={make.data.key} label={t('privacy.keyCopy')} />
            </>
          }
        />
      )}
      {make.error !== null && <ErrorNotice error={make.error} />}
      {revoke.error !== null && <ErrorNotice error={revoke.error} />}
    </Card>
  );
}
