import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import type { Membership } from '../contract/membership.ts';
import { organisationApi } from './api.ts';
import { BelongsForm } from './BelongsForm.tsx';
import type { Part } from './organisation.page.ts';
import { SkillForm } from './SkillForm.tsx';
import { type Organisation, useChange } from './use-organisation.ts';

type Thing = {
  id?: string;
  name: string;
  number?: string | null;
  site?: string | null;
  client?: string | null;
  channel?: string | null;
  zone?: string | null;
};
type ThingPart = Exclude<Part, 'calendars'>;

const SAVE: Readonly<Record<ThingPart, (thing: Thing) => Promise<{ id: string }>>> = {
  agents: ({ id, name, number }) => organisationApi.saveAgent({ ...(id && { id }), name, number }),
  teams: ({ id, name, site }) => organisationApi.saveTeam({ ...(id && { id }), name, site }),
  queues: ({ id, name, channel, zone }) => organisationApi.saveQueue({ ...(id && { id }), name, channel, zone }),
  projects: ({ id, name, client }) => organisationApi.saveProject({ ...(id && { id }), name, client }),
  clients: ({ id, name }) => organisationApi.saveClient({ ...(id && { id }), name }),
  sites: ({ id, name, zone }) => organisationApi.saveSite({ ...(id && { id }), name, zone }),
};
const TEXTS: Readonly<Record<ThingPart, readonly ('number' | 'channel' | 'zone')[]>> = {
  agents: ['number'],
  teams: [],
  queues: ['channel', 'zone'],
  projects: [],
  clients: [],
  sites: ['zone'],
};

interface ThingDrawerProps {
  readonly part: ThingPart;
  /** Null: a new one. */
  readonly id: string | null;
  readonly all: Organisation;
  readonly membership: Membership;
  readonly onClose: () => void;
}

/** One agent, team, queue, project, client or site: what it is called, and where it belongs since when. */
export function ThingDrawer({ part, id, all, membership, onClose }: ThingDrawerProps) {
  const { t } = useTranslation('organisation');
  const mayChange = useMay('change:organisation');
  const known = (all[part] as readonly Thing[]).find((thing) => thing.id === id);
  const [draft, setDraft] = useState<Thing>(known ?? { name: '' });
  const save = useChange((thing: Thing) => SAVE[part](thing));
  const change = (patch: Partial<Thing>): void => setDraft((before) => ({ ...before, ...patch }));
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id: value, name: label }) => ({ value, label }));
  const pick = (field: 'site' | 'client', rows: readonly { id: string; name: string }[]) => (
    <label className="yc-organisation-field">
      <span>{t(`field.${field}`)}</span>
      <Select
        allowClear
        value={draft[field] ?? null}
        onChange={(value: string | undefined) => change({ [field]: value ?? null })}
        options={named(rows)}
      />
    </label>
  );
  return (
    <DetailDrawer over={t(`part.${part}`)} title={known?.name ?? t(`add.${part}`)} onClose={onClose}>
      <div className="yc-organisation-drawer">
        <fieldset disabled={!mayChange}>
          <label className="yc-organisation-field">
            <span>{t(part === 'queues' ? 'field.queue' : part === 'agents' ? 'field.name' : 'field.title')}</span>
            <Input value={draft.name} maxLength={200} onChange={({ target }) => change({ name: target.value })} />
          </label>
          {TEXTS[part].map((field) => (
            <label key={field} className="yc-organisation-field">
              <span>{t(`field.${field}`)}</span>
              <Input
                value={draft[field] ?? ''}
                placeholder={field === 'zone' ? 'Asia/Shanghai' : ''}
                onChange={({ target }) => change({ [field]: target.value.trim() === '' ? null : target.value.trim() })}
              />
            </label>
          ))}
          {part === 'teams' && pick('site', all.sites)}
          {part === 'projects' && pick('client', all.clients)}
        </fieldset>
        {mayChange && (
          <div className="yc-organisation-acts">
            <Button
              type="primary"
              loading={save.isPending}
              disabled={draft.name.trim() === ''}
              onClick={() => save.mutate(draft, { onSuccess: () => id === null && onClose() })}
            >
              {t('save')}
            </Button>
            {save.isSuccess && <span role="status">{t('saved')}</span>}
          </div>
        )}
        {save.error !== null && <ErrorNotice error={save.error} />}
        {id !== null && part === 'agents' && (
          <>
            <BelongsForm kind="agent_team" subject={id} values={all.teams} membership={membership} />
            <SkillForm agent={id} membership={membership} />
          </>
        )}
        {id !== null && part === 'queues' && (
          <>
            <BelongsForm kind="queue_project" subject={id} values={all.projects} membership={membership} />
            <BelongsForm kind="queue_site" subject={id} values={all.sites} membership={membership} />
          </>
        )}
      </div>
    </DetailDrawer>
  );
}
