import { Button, Dropdown } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#src/ui/icon/Icon.tsx';
import type { ViewQuestion } from './SaveViewDialog.tsx';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { useDefaultView } from './use-default-view.ts';
import { useViewChange, useViews, viewsApi } from './use-views.ts';

interface ViewsButtonProps {
  /** Path of the page the views are of. */
  readonly path: string;
  /** What the page asks now; null where it asks nothing a report could. */
  readonly question: ViewQuestion | null;
}

/** Saved views of a page: open one, keep this one, say which the page opens with. */
export function ViewsButton({ path, question }: ViewsButtonProps) {
  const { t } = useTranslation('kpis');
  const navigate = useNavigate();
  const { may, views } = useViews(path);
  const [saving, setSaving] = useState(false);
  const opening = useViewChange((view: string | null) => viewsApi.openView({ path, view }));
  useDefaultView(path);
  if (!may) return null;
  const chosen = views.find(({ opens }) => opens);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...views.map(({ id, name, opens, mine, by }) => ({
              key: id,
              icon: opens ? <Icon name="check" size={14} /> : undefined,
              label: mine ? name : `${name} · ${by}`,
            })),
            ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
            { key: 'save', label: t('views.save') },
            ...(chosen === undefined ? [] : [{ key: 'plain', label: t('views.plain') }]),
          ],
          onClick: ({ key }) => {
            if (key === 'save') return setSaving(true);
            if (key === 'plain') return opening.mutate(null);
            const view = views.find(({ id }) => id === key);
            if (view !== undefined) void navigate({ href: view.address });
          },
        }}
      >
        <Button icon={<Icon name="book" size={14} />}>{t('views.title')}</Button>
      </Dropdown>
      {saving && <SaveViewDialog path={path} question={question} onClose={() => setSaving(false)} />}
    </>
  );
}
