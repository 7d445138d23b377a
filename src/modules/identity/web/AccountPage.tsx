import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, QRCode } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { identityApi, signInCall } from './api.ts';
import './identity.css';
import { RoleWords } from './RoleWords.tsx';
import { SessionTable } from './SessionTable.tsx';

/** My own account: password, second factor, where I am signed in. */
export function AccountPage() {
  const { t } = useTranslation('identity');
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => identityApi.me(undefined, { signal }) });
  if (me.data === undefined) return me.error === null ? <PageSkeleton /> : <ErrorNotice error={me.error} />;
  return (
    <Page
      sentence={t('account.sentence', { name: me.data.name })}
      cause={
        <>
          {me.data.username} · <RoleWords roles={me.data.roles} />
        </>
      }
    >
      <div className="yc-split yc-split-even">
        <PasswordCard has={me.data.hasPassword} />
        <SecondFactorCard on={me.data.twoFactor} possible={me.data.hasPassword} />
      </div>
      <SessionTable />
    </Page>
  );
}

const field = (label: string, control: ReactNode) => (
  <label className="yc-identity-field">
    <span>{label}</span>
    {control}
  </label>
);

function PasswordCard({ has }: { readonly has: boolean }) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const save = useMutation({
    mutationFn: async () => {
      if (has)
        await signInCall('change-password', { currentPassword: old, newPassword: next, revokeOtherSessions: true });
      else await identityApi.setPassword({ password: next });
    },
    onSuccess: async () => {
      setOld('');
      setNext('');
      await queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  return (
    <Card title={t('account.password')} subtitle={t(has ? 'account.passwordHint' : 'account.noPassword')}>
      <div className="yc-identity-form">
        {has &&
          field(
            t('account.old'),
            <Input.Password autoComplete="current-password" value={old} onChange={(e) => setOld(e.target.value)} />,
          )}
        {field(
          t('account.new'),
          <Input.Password autoComplete="new-password" value={next} onChange={(e) => setNext(e.target.value)} />,
        )}
        {save.error !== null && <ErrorNotice error={save.error} />}
        <span>
          <Button
            type="primary"
            loading={save.isPending}
            disabled={next.length < 10 || (has && old === '')}
            onClick={() => save.mutate()}
          >
            {t('account.save')}
          </Button>
          {save.isSuccess && <span role="status"> {t('account.saved')}</span>}
        </span>
      </div>
    </Card>
  );
}

function SecondFactorCard({ on, possible }: { readonly on: boolean; readonly possible: boolean }) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [made, setMade] = useState<{ totpURI: string; backupCodes: string[] } | null>(null);
  const act = useMutation({
    mutationFn: async (what: 'enable' | 'verify' | 'disable') => {
      if (what === 'enable') setMade(await signInCall('two-factor/enable', { password }));
      else if (what === 'disable') await signInCall('two-factor/disable', { password });
      else {
        await signInCall('two-factor/verify-totp', { code: code.trim() });
        setMade(null);
      }
      if (what !== 'enable') await queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  return (
    <Card title={t('account.factor')} subtitle={t(on ? 'account.factorOn' : 'account.factorOff')}>
      <div className="yc-identity-form">
        {!possible && <p className="yc-quiet">{t('account.factorNeedsPassword')}</p>}
        {made === null ? (
          <>
            {field(
              t('account.old'),
              <Input.Password
                disabled={!possible}
                autoComplete="current-password"
                value={password}
                onChange={(e) => setPassword(e.target.value)}
              />,
            )}
            <span>
              <Button
                disabled={password === ''}
                loading={act.isPending}
                onClick={() => act.mutate(on ? 'disable' : 'enable')}
              >
                {t(on ? 'account.factorDisable' : 'account.factorEnable')}
              </Button>
            </span>
          </>
        ) : (
          <>
            <QRCode value={made.totpURI} size={168} />
            <p className="yc-quiet">{t('account.backup')}</p>
            <code className="yc-backup-codes">{made.backupCodes.join('  ')}</code>
            {field(
              t('signIn.code'),
              <Input inputMode="numeric" value={code} onChange={(e) => setCode(e.target.value)} />,
            )}
            <span>
              <Button
                type="primary"
                disabled={code.trim() === ''}
                loading={act.isPending}
                onClick={() => act.mutate('verify')}
              >
                {t('account.factorVerify')}
              </Button>
            </span>
          </>
        )}
        {act.error !== null && <ErrorNotice error={act.error} />}
      </div>
    </Card>
  );
}
