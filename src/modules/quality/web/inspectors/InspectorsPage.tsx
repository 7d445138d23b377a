import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { DoubleScoringCard } from '../scores/DoubleScoringCard.tsx';
import { MonthPick } from '../scores/MonthPick.tsx';
import { monthOf, monthRange } from '../scores/months.ts';
import '../scores/scores.css';
import { useLatestMonth } from '../scores/use-scores.ts';
import { useForms } from '../use-quality.ts';
import { BoardTable } from './BoardTable.tsx';
import { CertificateTable } from './CertificateTable.tsx';
import { GiveDrawer } from './GiveDrawer.tsx';
import '../quality.css';
import './inspectors.css';
import { inspectorsPage, inspectorTabs } from './inspectors.pages.ts';
import { RotationCard } from './RotationCard.tsx';
import { SkillTable } from './SkillTable.tsx';
import { useBoard } from './use-inspectors.ts';

/** Those who score. By name: who scores more is not better, and nobody is paid by the piece. */
export function InspectorsPage() {
  const { t } = useTranslation('inspectors');
  const locale = useLocale();
  const [search, setSearch] = usePageSearch(inspectorsPage);
  const { tab = 'board', give } = search;
  const [thisMonth] = useState(() => monthOf(new Date().toISOString()));
  const mayChange = useMay('change:inspector');
  const seesSeverity = useMay('read:severity');
  const latest = useLatestMonth();
  const month = search.month ?? latest;
  const { data: forms } = useForms();
  const { data, error, refetch } = useBoard(month === null ? null : monthRange(month));
  const rows = data?.rows ?? [];
  const mostUsed = (forms ?? []).toSorted((a, b) => b.evaluations - a.evaluations)[0]?.id;
  const lapsed = rows.filter(
    ({ certificates }) => certificates.length > 0 && certificates.every((one) => one.lapsed !== null),
  );
  return (
    <Page
      sentence={
        data === undefined
          ? t('nav.inspectors')
          : rows.length === 0
            ? t('sentenceNone')
            : t('sentence', {
                count: rows.filter(({ active }) => active).length,
                evaluations: rows.reduce((sum, one) => sum + one.evaluations, 0),
                hours: formatValue(
                  rows.reduce((sum, one) => sum + one.hours, 0),
                  'number',
                  locale,
                ),
              })
      }
      cause={
        lapsed.length === 0 ? t('causeNone') : t('cause', { names: lapsed.map(({ name }) => name).join(t('comma')) })
      }
      question={
        tab === 'board' &&
        latest !== null &&
        month !== null && <MonthPick latest={latest} value={month} onChange={(next) => setSearch({ month: next })} />
      }
      actions={
        mayChange &&
        tab === 'certificates' && (
          <>
            <Button onClick={() => setSearch({ give: 'skill' })}>{t('act.skill')}</Button>
            <Button type="primary" onClick={() => setSearch({ give: 'certificate' })}>
              {t('act.certificate')}
            </Button>
          </>
        )
      }
    >
      <Segmented
        className="yc-tabs"
        value={tab}
        onChange={(next) => setSearch({ tab: next === 'board' ? undefined : next })}
        options={inspectorTabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
        aria-label={t('nav.inspectors')}
      />
      {error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : tab === 'rotation' ? (
        <RotationCard key={search.duties} month={search.duties ?? thisMonth} />
      ) : tab === 'certificates' ? (
        <>
          <SkillTable rows={rows} loading={data === undefined} />
          <CertificateTable />
        </>
      ) : (
        <>
          <BoardTable board={data} />
          {seesSeverity && mostUsed !== undefined && month !== null && (
            <DoubleScoringCard asked={{ ...monthRange(month), form: mostUsed }} />
          )}
        </>
      )}
      {give !== undefined && mayChange && (
        <GiveDrawer what={give} onClose={() => setSearch({ give: undefined, inspector: undefined })} />
      )}
    </Page>
  );
}
