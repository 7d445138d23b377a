import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { httpClient } from '#src/http/client.ts';
import { organisationContract } from '#src/modules/organisation/contract/routes.ts';
import { Card } from '#src/ui/layout/Card.tsx';
import { type ApiKeyInput, KEY_SCOPES, type KeyScope } from '../contract/api-key.ts';
import './identity.css';
import { scopeKey } from './scope-key.ts';

const organisationApi = httpClient({ organisation: organisationContract }, window.location.origin).organisation;
const validDays = [30, 90, 365, null] as const;

interface ApiKeyFormProps {
  readonly pending: boolean;
  readonly onMake: (input: ApiKeyInput) => void;
}

/** A new key: for what, how long, and of which projects. */
export function ApiKeyForm({ pending, onMake }: ApiKeyFormProps) {
  const { t } = useTranslation('identity');
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<KeyScope[]>(['read:kpi']);
  const [projects, setProjects] = useState<string[]>([]);
  const [days, setDays] = useState<number | null>(365);
  const organisation = useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => organisationApi.all(undefined, { signal }),
  });
  return (
    <Card title={t('key.make')} subtitle={t('key.makeHint')}>
      <div className="yc-key-form">
        <label className="yc-identity-field">
          <span>{t('key.name')}</span>
          <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
        </label>
        <label className="yc-identity-field">
          <span>{t('key.scopes')}</span>
          <Select<KeyScope[]>
            mode="multiple"
            aria-label={t('key.scopes')}
            value={scopes}
            onChange={setScopes}
            options={KEY_SCOPES.map((value) => ({ value, label: t(scopeKey(value)) }))}
          />
        </label>
        <label className="yc-identity-field">
          <span>{t('user.projects')}</span>
          <Select<string[]>
            mode="multiple"
            aria-label={t('user.projects')}
            placeholder={t('key.allProjects')}
            value={projects}
            onChange={setProjects}
            options={(organisation.data?.projects ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        </label>
        <label className="yc-identity-field">
          <span>{t('key.valid')}</span>
          <Select<number>
            aria-label={t('key.valid')}
            value={days ?? 0}
            onChange={(next) => setDays(next === 0 ? null : next)}
            options={validDays.map((value) => ({
              value: value ?? 0,
              label: value === null ? t('key.revokedOnly') : t('key.days', { count: value }),
            }))}
          />
        </label>
        <Button
          type="primary"
          loading={pending}
          disabled={name.trim() === '' || scopes.length === 0}
          onClick={() => {
            onMake({ name: name.trim(), scopes, projects, days });
            setName('');
          }}
        >
          {t('key.make')}
        </Button>
      </div>
    </Card>
  );
}
