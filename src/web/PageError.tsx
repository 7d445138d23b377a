import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '#src/ui/layout/ErrorState.tsx';

/** A page that failed while drawing; navigation and the other pages go on working. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('web');
  const router = useRouter();
  return (
    <ErrorState
      title={t('error.title')}
      hint={t('error.hint')}
      detail={error instanceof Error ? error.message : String(error)}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
