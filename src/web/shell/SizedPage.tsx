import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { useMe } from '#src/ui/me/me.ts';
import type { PageEntry } from '#src/ui/page/module-web.ts';

interface SizedPageProps {
  readonly entry: Pick<PageEntry, 'title' | 'fullCentreOnly'>;
  /** Where the size is changed. */
  readonly switchAt: Pick<PageEntry, 'address' | 'permission'> | undefined;
  readonly children: ReactNode;
}

/** A page as the centre's size allows: one that is hidden says why to whoever has its address, and how to get it back. */
export function SizedPage({ entry, switchAt, children }: SizedPageProps) {
  const { t } = useTranslation('web');
  const { t: anyText } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  if (!entry.fullCentreOnly || me.centreSize !== 'small') return children;
  const may = switchAt !== undefined && (switchAt.permission === undefined || me.may(switchAt.permission));
  return (
    <EmptyState
      icon="building"
      title={t('hidden.title', { page: anyText(entry.title as never) as string })}
      hint={t(may ? 'hidden.hint' : 'hidden.hintAsk')}
      {...(may && {
        action: {
          label: t('hidden.action'),
          onClick: () => void navigate({ to: switchAt.address.path as never }),
        },
      })}
    />
  );
}
