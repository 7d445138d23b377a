import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFirstRun } from '#src/ui/page/first-run.ts';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { useRunningImport } from './use-running-import.ts';

/**
 * An empty centre: what is being read says how far it is; else one button leads to where something is read. Where people are known already
 * nobody is asked what kind of centre it is: it is being set up.
 */
export function NoDataYet({ staff }: { readonly staff: number }) {
  const { t, i18n } = useTranslation('kpis');
  const navigate = useNavigate();
  const firstRun = useFirstRun();
  const running = useRunningImport();
  const toSources = (): void => void navigate({ to: '/sources' as never });
  if (running !== null) {
    const lines = running.lines.toLocaleString(i18n.language);
    return (
      <EmptyState
        title={t('empty.arriving')}
        hint={running.lines === 0 ? t('empty.begun') : t('empty.lines', { lines })}
        action={{ label: t('empty.watch'), onClick: toSources }}
      />
    );
  }
  return (
    <>
      {firstRun !== null && staff === 0 && <div className="yc-page">{firstRun}</div>}
      <EmptyState
        title={t('empty.title')}
        hint={staff === 0 ? t('empty.hint') : t('empty.known', { count: staff })}
        action={{ label: t('empty.action'), onClick: toSources }}
      />
    </>
  );
}
