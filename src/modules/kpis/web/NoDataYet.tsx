import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFirstRun } from '#src/ui/page/first-run.ts';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';

/** An empty centre: nothing was imported yet, and one button leads to where it is. */
export function NoDataYet() {
  const { t } = useTranslation('kpis');
  const navigate = useNavigate();
  const firstRun = useFirstRun();
  return (
    <>
      {firstRun !== null && <div className="yc-page">{firstRun}</div>}
      <EmptyState
        title={t('empty.title')}
        hint={t('empty.hint')}
        action={{ label: t('empty.action'), onClick: () => void navigate({ to: '/sources' as never }) }}
      />
    </>
  );
}
