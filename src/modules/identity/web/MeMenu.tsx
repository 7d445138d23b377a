import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '#src/ui/me/me.ts';
import { identityApi, signInCall } from './api.ts';
import './identity.css';
import { RoleWords } from './RoleWords.tsx';

/** Me: my account, seeing the centre as somebody else, signing out. */
export function MeMenu() {
  const { t } = useTranslation('identity');
  const me = useMe();
  const navigate = useNavigate();
  const people = useQuery({
    queryKey: ['see-as'],
    queryFn: ({ signal }) => identityApi.seeAs(undefined, { signal }),
    enabled: me.may('impersonate:user'),
  });
  const seeAs = (id: string): void => {
    void signInCall('admin/impersonate-user', { userId: id }).then(() => window.location.assign('/'));
  };
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <>
          <b>{me.name}</b> <RoleWords roles={me.roles} />
        </>
      ),
    },
    { key: 'account', label: t('menu.account'), onClick: () => void navigate({ to: '/account' as never }) },
    ...((people.data ?? []).length === 0
      ? []
      : [
          {
            key: 'see-as',
            label: t('menu.seeAs'),
            popupClassName: 'yc-see-as',
            children: (people.data ?? []).map(({ id, name, roles }) => ({
              key: `as-${id}`,
              label: (
                <>
                  {name} <RoleWords roles={roles} />
                </>
              ),
              onClick: () => seeAs(id),
            })),
          },
        ]),
    { type: 'divider' },
    {
      key: 'out',
      label: t('menu.signOut'),
      onClick: () => void signInCall('sign-out', {}).finally(() => window.location.assign('/')),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" className="yc-me" aria-label={t('menu.me', { name: me.name })}>
        {Array.from(me.name)[0] ?? '·'}
      </Button>
    </Dropdown>
  );
}
