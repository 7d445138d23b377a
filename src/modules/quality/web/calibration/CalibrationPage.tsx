import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import '../quality.css';
import { deskPage } from '../quality.pages.ts';
import './calibration.css';
import { calibrationPage, calibrationTabs } from './calibration.pages.ts';
import { DriftView } from './DriftView.tsx';
import { PlanSession } from './PlanSession.tsx';
import { SessionPage } from './SessionPage.tsx';
import { SessionTable } from './SessionTable.tsx';
import { useSessions } from './use-calibrations.ts';

/** Calibration sessions: what is under way, what the last one showed, and how inspectors have moved since. */
export function CalibrationPage() {
  const { t } = useTranslation('calibration');
  const mayPlan = useMay('change:calibration');
  const mayScore = useMay('change:evaluation');
  const [{ tab = 'sessions', session, plan, task }, setSearch] = usePageSearch(calibrationPage);
  const { data, error, refetch } = useSessions();
  if (session !== undefined) return <SessionPage id={session} />;
  const under = (data ?? []).filter(({ state }) => state !== 'closed');
  const mine = (data ?? []).reduce((sum, one) => sum + one.mine, 0);
  return (
    <Page
      sentence={t('sentence', { count: under.length })}
      cause={mayScore ? t('mine', { count: mine }) : t('purpose')}
      actions={
        <>
          {mayScore && mine > 0 && <PageLink to={deskPage}>{t('toDesk')}</PageLink>}
          {mayPlan && (
            <Button type="primary" onClick={() => setSearch({ plan: 'new' })}>
              {t('act.plan')}
            </Button>
          )}
        </>
      }
    >
      <Segmented
        className="yc-tabs"
        value={tab}
        onChange={(next) => setSearch({ tab: next === 'sessions' ? undefined : next })}
        options={calibrationTabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
        aria-label={t('nav.calibration')}
      />
      {error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : tab === 'drift' ? (
        <DriftView />
      ) : (
        <SessionTable rows={data} />
      )}
      {plan === 'new' && mayPlan && (
        <PlanSession
          task={task}
          before={null}
          onDone={(id) => setSearch({ plan: undefined, task: undefined, session: id })}
          onClose={() => setSearch({ plan: undefined, task: undefined })}
        />
      )}
    </Page>
  );
}
