import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { httpClient } from '#src/http/client.ts';
import { organisationContract } from '#src/modules/organisation/contract/routes.ts';
import { CopyText } from '#src/ui/filter/CopyText.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { type Role, ROLES } from '../contract/roles.ts';
import type { RoleHeld, User, UserInput } from '../contract/users.ts';
import { identityApi } from './api.ts';

const organisationApi = httpClient({ organisation: organisationContract }, window.location.origin).organisation;

interface UserDrawerProps {
  /** Null: a new one. */
  readonly user: User | null;
  readonly onClose: () => void;
}

/** One user: who she is, which roles she holds and for what, her invitation, and the way out. */
export function UserDrawer({ user, onClose }: UserDrawerProps) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const mayChange = useMay('change:user');
  const [draft, setDraft] = useState<Omit<UserInput, 'id'>>(() => ({
    name: user?.name ?? '',
    username: user?.username ?? '',
    email: user?.email ?? null,
    agent: user?.agent ?? null,
    roles: user?.roles ?? [{ role: 'agent', sites: [], projects: [], teams: [] }],
  }));
  const [reason, setReason] = useState('');
  const organisation = useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => organisationApi.all(undefined, { signal }),
  });
  const again = () => queries.invalidateQueries({ queryKey: ['users'] });
  const save = useMutation({
    mutationFn: () => identityApi.saveUser({ ...draft, ...(user === null ? {} : { id: user.id }) }),
    onSuccess: async () => {
      await again();
      if (user === null) onClose();
    },
  });
  const invite = useMutation({ mutationFn: (id: string) => identityApi.inviteUser({ id }) });
  const block = useMutation({
    mutationFn: (one: User) => identityApi.blockUser({ id: one.id, blocked: !one.blocked, reason: reason.trim() }),
    onSuccess: again,
  });
  const change = (patch: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...patch }));
  const hold = (at: number, patch: Partial<RoleHeld>): void =>
    change({ roles: draft.roles.map((held, i) => (i === at ? { ...held, ...patch } : held)) });
  const field = (label: string, control: ReactNode) => (
    <label className="yc-identity-field">
      <span>{label}</span>
      {control}
    </label>
  );
  const named = (rows: readonly { id: string; name: string }[] | undefined) =>
    (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const nouns = [
    ['sites', organisation.data?.sites],
    ['projects', organisation.data?.projects],
    ['teams', organisation.data?.teams],
  ] as const;
  return (
    <DetailDrawer over={t('nav.users')} title={user?.name ?? t('user.add')} onClose={onClose}>
      <div className="yc-identity-form yc-identity-drawer">
        <fieldset disabled={!mayChange}>
          {field(
            t('user.name'),
            <Input value={draft.name} maxLength={100} onChange={(e) => change({ name: e.target.value })} />,
          )}
          {field(
            t('user.username'),
            <Input value={draft.username} maxLength={40} onChange={(e) => change({ username: e.target.value })} />,
          )}
          {field(
            t('user.email'),
            <Input
              type="email"
              value={draft.email ?? ''}
              onChange={(e) => change({ email: e.target.value.trim() === '' ? null : e.target.value.trim() })}
            />,
          )}
          {field(
            t('user.agent'),
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.agent}
              onChange={(agent: string | undefined) => change({ agent: agent ?? null })}
              options={named(organisation.data?.agents)}
            />,
          )}
        </fieldset>
        <h3>{t('user.roles')}</h3>
        {draft.roles.map((held, at) => (
          <div key={held.role} className="yc-role-held">
            <Select<Role>
              aria-label={t('user.roles')}
              disabled={!mayChange}
              value={held.role}
              onChange={(role) => hold(at, { role })}
              options={ROLES.filter((role) => role === held.role || !draft.roles.some((r) => r.role === role)).map(
                (role) => ({ value: role, label: t(`role.${role}`) }),
              )}
            />
            {nouns.map(([noun, rows]) => (
              <Select
                key={noun}
                mode="multiple"
                disabled={!mayChange}
                aria-label={t(`user.${noun}`)}
                placeholder={t(`user.${noun}`)}
                value={held[noun] ?? []}
                onChange={(ids: string[]) => hold(at, { [noun]: ids })}
                options={named(rows)}
              />
            ))}
            <Button
              disabled={!mayChange || draft.roles.length === 1}
              onClick={() => change({ roles: draft.roles.filter((_, i) => i !== at) })}
            >
              {t('user.removeRole')}
            </Button>
          </div>
        ))}
        {mayChange && (
          <div className="yc-identity-acts">
            <Button
              onClick={() => {
                const free = ROLES.find((role) => !draft.roles.some((held) => held.role === role));
                if (free) change({ roles: [...draft.roles, { role: free, sites: [], projects: [], teams: [] }] });
              }}
            >
              {t('user.addRole')}
            </Button>
            <Button
              type="primary"
              loading={save.isPending}
              disabled={draft.name.trim() === '' || draft.username.trim().length < 2}
              onClick={() => save.mutate()}
            >
              {t('account.save')}
            </Button>
            {save.isSuccess && <span role="status">{t('account.saved')}</span>}
          </div>
        )}
        {save.error !== null && <ErrorNotice error={save.error} />}
        {user !== null && mayChange && (
          <>
            <h3>{t('user.invitation')}</h3>
            <p className="yc-quiet">{t('user.invitationHint')}</p>
            <div className="yc-identity-acts">
              <Button loading={invite.isPending} onClick={() => invite.mutate(user.id)}>
                {t('user.invite')}
              </Button>
            </div>
            {invite.data !== undefined && (
              <div className="yc-identity-acts">
                <code>{invite.data.url}</code>
                <CopyText text={invite.data.url} label={t('user.copy')} />
              </div>
            )}
            {invite.error !== null && <ErrorNotice error={invite.error} />}
            <h3>{t(user.blocked ? 'user.unblock' : 'user.block')}</h3>
            <div className="yc-identity-acts">
              <Input
                value={reason}
                maxLength={500}
                placeholder={t('user.reason')}
                aria-label={t('user.reason')}
                onChange={(e) => setReason(e.target.value)}
              />
              <Button
                danger={!user.blocked}
                disabled={reason.trim() === ''}
                loading={block.isPending}
                onClick={() => block.mutate(user)}
              >
                {t(user.blocked ? 'user.unblock' : 'user.block')}
              </Button>
            </div>
            {block.error !== null && <ErrorNotice error={block.error} />}
          </>
        )}
      </div>
    </DetailDrawer>
  );
}
