import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '#src/ui/layout/Page.tsx';
import { useMay, useMe } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { AppealTable } from './AppealTable.tsx';
import { EvaluationDrawer } from './EvaluationDrawer.tsx';
import { EvaluationTable } from './EvaluationTable.tsx';
import { ImportEvaluation } from './ImportEvaluation.tsx';
import { PrecedentTable } from './PrecedentTable.tsx';
import './quality.css';
import { evaluationsPage, evaluationTabs } from './quality.pages.ts';
import { TaskTable } from './tasks/TaskTable.tsx';
import { EVALUATIONS_AT_ONCE, useAppeals, useEvaluations, useZone } from './use-quality.ts';

/** Evaluations a person may see, and the appeals she may decide. */
export function EvaluationsPage() {
  const { t } = useTranslation('quality');
  const zone = useZone();
  const me = useMe();
  const mayDecide = useMay('decide:appeal');
  const mayImport = useMay('change:quality_plan');
  const maySeePrecedents = useMay('read:precedent');
  const maySeeTasks = useMay('read:quality_task');
  const maySee = useMay('read:evaluation');
  const shown = { evaluations: maySee, appeals: mayDecide, precedents: maySeePrecedents, tasks: maySeeTasks };
  const tabs = evaluationTabs.filter((one) => shown[one]);
  const [{ tab = tabs[0], evaluation }, setSearch] = usePageSearch(evaluationsPage);
  const { data: done } = useEvaluations({ state: 'submitted' }, maySee);
  const { data: appeals } = useAppeals(mayDecide);
  const unread = (done ?? []).filter(({ acknowledgedAt }) => acknowledgedAt === null).length;
  return (
    <Page
      sentence={
        done === undefined
          ? t('nav.evaluations')
          : t(done.length < EVALUATIONS_AT_ONCE ? 'evaluations.sentence' : 'evaluations.latest', { count: done.length })
      }
      cause={[
        ...(done === undefined
          ? []
          : [t(me.agent === null ? 'evaluations.unread' : 'evaluations.unreadByMe', { count: unread })]),
        ...(mayDecide ? [t('evaluations.appeals', { count: appeals?.length ?? 0 })] : []),
      ].join(' ')}
      actions={mayImport && <ImportEvaluation />}
    >
      {tabs.length > 1 && (
        <Segmented
          className="yc-tabs"
          value={tab ?? 'evaluations'}
          onChange={(next) => setSearch({ tab: next === tabs[0] ? undefined : next })}
          options={tabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
          aria-label={t('nav.evaluations')}
        />
      )}
      {tab === 'appeals' && mayDecide ? (
        <AppealTable />
      ) : tab === 'precedents' && maySeePrecedents ? (
        <PrecedentTable />
      ) : tab === 'tasks' && maySeeTasks ? (
        <TaskTable />
      ) : (
        maySee && <EvaluationTable />
      )}
      {maySee && evaluation !== undefined && (
        <EvaluationDrawer id={evaluation} zone={zone} onClose={() => setSearch({ evaluation: undefined })} />
      )}
    </Page>
  );
}
