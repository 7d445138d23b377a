import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { DraftDrawer } from './DraftDrawer.tsx';
import { ExclusionTable } from './ExclusionTable.tsx';
import { GoalDrawer } from './GoalDrawer.tsx';
import { RequestDrawer } from './RequestDrawer.tsx';
import { RoleFitTable } from './RoleFitTable.tsx';
import { TargetDrawer } from './TargetDrawer.tsx';
import './targets.css';
import { targetsPage, targetTabs } from './targets.page.ts';
import { TargetTable } from './TargetTable.tsx';
import { WorkbookButtons } from './WorkbookButtons.tsx';
import { useGoals, useInbox, useTree } from './use-targets.ts';

/** The goals, their targets down to people, what waits for an answer, and what is left out of personal results. */
export function TargetsPage() {
  const { t } = useTranslation('targets');
  const [search, setSearch] = usePageSearch(targetsPage);
  const { tab = 'tree', target, make } = search;
  const goals = useGoals();
  const chosen = goals.data?.find(({ id }) => id === search.goal) ?? goals.data?.[0];
  const tree = useTree(chosen?.id);
  const inbox = useInbox();
  const mayChange = useMay('change:target');
  const mayAsk = useMay('request:exclusion');
  const close = (): void => setSearch({ make: undefined, target: undefined });
  const waiting = inbox.data?.length ?? 0;
  if (goals.error !== null) return <ErrorNotice error={goals.error} onRetry={() => void goals.refetch()} />;
  return (
    <Page
      sentence={
        chosen === undefined
          ? t(goals.data === undefined ? 'nav.targets' : 'noGoal')
          : t('sentence', { name: chosen.name, agreed: chosen.agreed, count: chosen.targets })
      }
      cause={waiting === 0 ? t('nothingWaits') : t('waits', { count: waiting })}
      actions={
        <>
          {tab === 'tree' && chosen !== undefined && <WorkbookButtons goal={chosen.id} />}
          {mayChange && tab === 'tree' && <Button onClick={() => setSearch({ make: 'goal' })}>{t('goal.new')}</Button>}
          {mayChange && tab === 'tree' && chosen !== undefined && (
            <Button type="primary" onClick={() => setSearch({ make: 'draft' })}>
              {t('draft.title')}
            </Button>
          )}
          {mayAsk && tab === 'exclusions' && (
            <Button type="primary" onClick={() => setSearch({ make: 'exclusion' })}>
              {t('exclusion.new')}
            </Button>
          )}
          {mayChange && tab === 'roleFit' && (
            <Button type="primary" onClick={() => setSearch({ make: 'roleFit' })}>
              {t('roleFit.new')}
            </Button>
          )}
        </>
      }
    >
      <div className="yc-target-bar">
        <Segmented
          className="yc-scroll-x"
          value={tab}
          onChange={(next) => setSearch({ tab: next === 'tree' ? undefined : next })}
          options={targetTabs.map((value) => ({
            value,
            label: value === 'inbox' && waiting > 0 ? `${t('tab.inbox')} ${waiting}` : t(`tab.${value}`),
          }))}
          aria-label={t('nav.targets')}
        />
        {tab === 'tree' && (goals.data?.length ?? 0) > 1 && (
          <Select
            value={chosen?.id}
            onChange={(goal) => setSearch({ goal })}
            options={(goals.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            aria-label={t('goal.title')}
          />
        )}
      </div>
      {tab === 'tree' && tree.error !== null && <ErrorNotice error={tree.error} onRetry={() => void tree.refetch()} />}
      {tab === 'tree' && tree.error === null && (
        <TargetTable
          title={chosen?.name ?? t('nav.targets')}
          nodes={tree.data?.nodes}
          loading={goals.data === undefined || (chosen !== undefined && tree.data === undefined)}
          goal={chosen?.id}
        />
      )}
      {tab === 'inbox' && <TargetTable title={t('tab.inbox')} nodes={inbox.data} loading={inbox.data === undefined} />}
      {tab === 'exclusions' && <ExclusionTable />}
      {tab === 'roleFit' && <RoleFitTable />}
      {target !== undefined && <TargetDrawer key={target} id={target} onClose={close} />}
      {make === 'goal' && <GoalDrawer onClose={close} />}
      {make === 'draft' && chosen !== undefined && <DraftDrawer goal={chosen.id} onClose={close} />}
      {(make === 'exclusion' || make === 'roleFit') && <RequestDrawer what={make} onClose={close} />}
    </Page>
  );
}
