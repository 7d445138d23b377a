import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '#src/ui/layout/Page.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { AppealTable } from './AppealTable.tsx';
import { EvaluationDrawer } from './EvaluationDrawer.tsx';
import { EvaluationTable } from './EvaluationTable.tsx';
import './quality.css';
import { evaluationsPage, evaluationTabs } from './quality.pages.ts';
import { useAppeals, useEvaluations, useZone } from './use-quality.ts';

/** Evaluations a person may see, and the appeals she may decide. */
export function EvaluationsPage() {
  const { t } = useTranslation('quality');
  const zone = useZone();
  const mayDecide = useMay('decide:appeal');
  const [{ tab = 'evaluations', evaluation }, setSearch] = usePageSearch(evaluationsPage);
  const { data: done } = useEvaluations({ state: 'submitted' });
  const { data: appeals } = useAppeals(mayDecide);
  const unread = (done ?? []).filter(({ acknowledgedAt }) => acknowledgedAt === null).length;
  return (
    <Page
      sentence={t('evaluations.sentence', { count: done?.length ?? 0 })}
      cause={[
        t('evaluations.unread', { count: unread }),
        ...(mayDecide ? [t('evaluations.appeals', { count: appeals?.length ?? 0 })] : []),
      ].join(' ')}
    >
      {mayDecide && (
        <Segmented
          value={tab}
          onChange={(next) => setSearch({ tab: next === 'evaluations' ? undefined : next })}
          options={evaluationTabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
          aria-label={t('nav.evaluations')}
        />
      )}
      {tab === 'appeals' && mayDecide ? <AppealTable /> : <EvaluationTable />}
      {evaluation !== undefined && (
        <EvaluationDrawer id={evaluation} zone={zone} onClose={() => setSearch({ evaluation: undefined })} />
      )}
    </Page>
  );
}
