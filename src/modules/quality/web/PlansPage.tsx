import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '#src/ui/layout/Page.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { CheckTable } from './checks/CheckTable.tsx';
import { DrawDrawer } from './DrawDrawer.tsx';
import { DrawTable } from './DrawTable.tsx';
import { FormImportDrawer } from './FormImportDrawer.tsx';
import { FormTable } from './FormTable.tsx';
import { PlanDrawer } from './sampling/PlanDrawer.tsx';
import { PlanTable } from './sampling/PlanTable.tsx';
import { ProgressTable } from './sampling/ProgressTable.tsx';
import { SizePlanner } from './sampling/SizePlanner.tsx';
import './quality.css';
import { builderPage, plansPage, planTabs } from './quality.pages.ts';
import { useDraws, useForms, useInspectors } from './use-quality.ts';

/** Samples drawn and how far they are, and the forms they are judged by. */
export function PlansPage() {
  const { t } = useTranslation('quality');
  const mayDraw = useMay('change:quality_plan');
  const mayChange = useMay('change:quality_form');
  const [{ tab = 'draws', open }, setSearch] = usePageSearch(plansPage);
  const { data: draws } = useDraws();
  const { data: forms } = useForms();
  const { data: inspectors } = useInspectors(mayDraw);
  const [all, done] = [
    (draws ?? []).reduce((sum, { drawn }) => sum + drawn, 0),
    (draws ?? []).reduce((sum, one) => sum + one.done, 0),
  ];
  return (
    <Page
      sentence={t('plans.sentence', { count: draws?.length ?? 0, done, all })}
      cause={t('plans.cause')}
      actions={
        <>
          {mayChange && <PageLink to={builderPage}>{t('builder.new')}</PageLink>}
          {mayChange && <Button onClick={() => setSearch({ open: 'import' })}>{t('act.importForm')}</Button>}
          {mayDraw && (
            <Button disabled={(forms?.length ?? 0) === 0} onClick={() => setSearch({ open: 'plan' })}>
              {t('plan.new')}
            </Button>
          )}
          {mayDraw && (
            <Button type="primary" disabled={(forms?.length ?? 0) === 0} onClick={() => setSearch({ open: 'draw' })}>
              {t('act.draw')}
            </Button>
          )}
        </>
      }
    >
      <Segmented
        className="yc-tabs"
        value={tab}
        onChange={(next) => setSearch({ tab: next === 'draws' ? undefined : next })}
        options={planTabs
          .filter((one) => one !== 'size' || mayDraw)
          .map((value) => ({ value, label: t(`tab.${value}`) }))}
        aria-label={t('nav.plans')}
      />
      {tab === 'plans' ? (
        <PlanTable />
      ) : tab === 'size' && mayDraw ? (
        <SizePlanner />
      ) : tab === 'progress' ? (
        <ProgressTable />
      ) : tab === 'checks' ? (
        <CheckTable />
      ) : tab === 'forms' ? (
        <FormTable />
      ) : (
        <DrawTable />
      )}
      {open === 'plan' && mayDraw && forms !== undefined && inspectors !== undefined && (
        <PlanDrawer onClose={() => setSearch({ open: undefined, tab: 'plans' })} />
      )}
      {open === 'draw' && mayDraw && forms !== undefined && inspectors !== undefined && (
        <DrawDrawer onClose={() => setSearch({ open: undefined })} />
      )}
      {open === 'import' && mayChange && (
        <FormImportDrawer onClose={() => setSearch({ open: undefined, tab: 'forms' })} />
      )}
    </Page>
  );
}
