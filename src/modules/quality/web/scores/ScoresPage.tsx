import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { EVALUATION_SOURCES } from '../../contract/draw.ts';
import { SCORE_PARTS } from '../../contract/scores.ts';
import { inspectorsPage } from '../inspectors/inspectors.pages.ts';
import { useForms } from '../use-quality.ts';
import { MonthPick } from './MonthPick.tsx';
import { monthRange } from './months.ts';
import { ProgrammeCard } from './ProgrammeCard.tsx';
import './scores.css';
import { scoresPage, scoreTabs } from './scores.pages.ts';
import { ScoreTable } from './ScoreTable.tsx';
import { SourceTable } from './SourceTable.tsx';
import { useLatestMonth, useScores } from './use-scores.ts';

/** The month's scores: who can be told apart, and what the programme can tell at all. */
export function ScoresPage() {
  const { t } = useTranslation(['scores', 'quality']);
  const locale = useLocale();
  const [search, setSearch] = usePageSearch(scoresPage);
  const { tab = 'people', part = 'total', source = 'qa', form, planned } = search;
  const latest = useLatestMonth();
  const month = search.month ?? latest;
  const { data: forms } = useForms();
  const { data, error, refetch } = useScores(
    month === null
      ? null
      : {
          ...monthRange(month),
          part,
          source,
          ...(form !== undefined && { form }),
          ...(planned !== undefined && { planned }),
        },
  );
  const seesInspectors = useMay('read:inspector');
  const people = data?.people ?? [];
  const many = (standing: (typeof people)[number]['standing']): number =>
    people.filter((one) => one.standing === standing).length;
  return (
    <Page
      sentence={
        data === undefined || data.mean === null
          ? t('sentenceNone')
          : t('sentence', {
              above: many('above'),
              below: many('below'),
              same: many('not_distinguishable'),
              line: formatValue(data.line ?? data.mean, 'score', locale),
            })
      }
      cause={t('cause', { count: data?.evaluations ?? 0, few: many('description_only') })}
      actions={
        seesInspectors && (
          <PageLink to={inspectorsPage} search={month === null ? {} : { month }}>
            {t('inspectors')}
          </PageLink>
        )
      }
      question={
        <span className="yc-score-asked">
          {latest !== null && month !== null && (
            <MonthPick latest={latest} value={month} onChange={(next) => setSearch({ month: next })} />
          )}
          <Segmented
            value={part}
            onChange={(next) => setSearch({ part: next === 'total' ? undefined : next })}
            options={SCORE_PARTS.map((value) => ({ value, label: t(`part.${value}`) }))}
            aria-label={t('partOf')}
          />
          <Select
            aria-label={t('source')}
            value={source}
            onChange={(next) => setSearch({ source: next === 'qa' ? undefined : next })}
            options={EVALUATION_SOURCES.map((value) => ({ value, label: t(`quality:source.${value}`) }))}
          />
          <Select
            aria-label={t('form')}
            value={form ?? ''}
            onChange={(next) => setSearch({ form: next === '' ? undefined : next })}
            options={[
              { value: '', label: t('allForms') },
              ...(forms ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </span>
      }
    >
      {error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {data !== undefined && data.evaluations > 0 && (
            <ProgrammeCard programme={data.programme} onPlan={(next) => setSearch({ planned: next })} />
          )}
          <Segmented
            value={tab}
            onChange={(next) => setSearch({ tab: next === 'people' ? undefined : next })}
            options={scoreTabs.map((value) => ({ value, label: t(`tab.${value}`) }))}
            aria-label={t('nav.scores')}
          />
          {tab === 'sources' ? (
            <SourceTable range={month === null ? null : monthRange(month)} />
          ) : (
            <ScoreTable
              id={tab}
              title={t(`tab.${tab}`)}
              rows={data?.[tab] ?? []}
              line={data?.line ?? null}
              loading={data === undefined}
            />
          )}
        </>
      )}
    </Page>
  );
}
