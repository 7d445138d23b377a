import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '#src/modules/identity/contract/roles.ts';
import type { savedViewInput } from '#src/modules/reports/contract/report.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import type { z } from 'zod';
import { kpisApi } from '../api.ts';
import { useViewChange, viewsApi } from './use-views.ts';
import './views.css';

export type ViewQuestion = NonNullable<z.input<typeof savedViewInput>['question']>;

interface SaveViewDialogProps {
  readonly path: string;
  readonly question: ViewQuestion | null;
  readonly onClose: () => void;
}

/** Keeps the page as it is asked now, under a name, for oneself, a role, a team or everybody. */
export function SaveViewDialog({ path, question, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation('kpis');
  const { t: anyText } = useTranslation();
  const address = useRouterState({ select: ({ location }) => location.href });
  const mayTeams = useMay('read:person');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [roles, setRoles] = useState<string[]>([]);
  const [teams, setTeams] = useState<string[]>([]);
  const [opens, setOpens] = useState(false);
  const { data: known = [] } = useQuery({
    queryKey: ['dimension-values', 'team'],
    queryFn: ({ signal }) => kpisApi.values({ id: 'team' }, { signal }),
    enabled: mayTeams,
  });
  const save = useViewChange(async () => {
    const { id } = await viewsApi.saveView({ name: name.trim(), address, question, shared, roles, teams });
    if (opens) await viewsApi.openView({ path, view: id });
  });
  return (
    <Modal
      open
      title={t('views.save')}
      okText={t('views.keep')}
      cancelText={t('views.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: save.isPending }}
      onOk={() => save.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="yc-view-form">
        <label>
          {t('views.name')}
          <Input autoFocus value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
        </label>
        <label>
          {t('views.roles')}
          <Select
            mode="multiple"
            disabled={shared}
            value={roles}
            onChange={setRoles}
            options={ROLES.map((role) => ({ value: role, label: anyText(`identity:role.${role}` as never) }))}
          />
        </label>
        {known.length > 0 && (
          <label>
            {t('views.teams')}
            <Select
              mode="multiple"
              disabled={shared}
              value={teams}
              onChange={setTeams}
              options={known.map(({ id, name: team }) => ({ value: id, label: team }))}
            />
          </label>
        )}
        <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
          {t('views.everybody')}
        </Checkbox>
        <Checkbox checked={opens} onChange={({ target }) => setOpens(target.checked)}>
          {t('views.opens')}
        </Checkbox>
        {save.error !== null && <ErrorNotice error={save.error} />}
      </div>
    </Modal>
  );
}
