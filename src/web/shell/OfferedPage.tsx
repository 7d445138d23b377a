import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorState } from '#src/ui/layout/ErrorState.tsx';
import { useMe } from '#src/ui/me/me.ts';
import type { PageEntry } from '#src/ui/page/module-web.ts';
import { mayOpen } from './may-open.ts';

interface OfferedPageProps {
  readonly entry: Pick<PageEntry, 'title' | 'permission' | 'fullCentreOnly'>;
  /** Where the size is changed. */
  readonly switchAt: Pick<PageEntry, 'address' | 'permission'> | undefined;
  readonly children: ReactNode;
}

/**
 * A page as its reader's roles and the centre's size allow: one that is hidden says why to whoever has its address, and how to get it back, and asks the
 * server nothing it would refuse.
 */
export function OfferedPage({ entry, switchAt, children }: OfferedPageProps) {
  const { t } = useTranslation('web');
  const { t: text } = useTranslation('ui');
  const { t: anyText } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  if (!mayOpen(entry, me))
    return <ErrorState title={text('failure.forbidden.title')} hint={text('failure.forbidden.hint')} />;
  if (!entry.fullCentreOnly || me.centreSize !== 'small') return children;
  const may = switchAt !== undefined && mayOpen(switchAt, me);
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
