import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';

/** An address no module claims. */
export function NotFoundPage() {
  const { t } = useTranslation('web');
  const navigate = useNavigate();
  return (
    <EmptyState
      icon="search"
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={{ label: t('notFound.action'), onClick: () => void navigate({ to: '/' as never }) }}
    />
  );
}
