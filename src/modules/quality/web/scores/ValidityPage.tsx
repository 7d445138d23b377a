import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { statedDays } from '#src/ui/time/format-time.ts';
import type { Validity } from '../../contract/validity.ts';
import { NewFindingLink } from '../findings/NewFindingLink.tsx';
import { useForms } from '../use-quality.ts';
import { MeterTable } from './MeterTable.tsx';
import { MonthPick } from './MonthPick.tsx';
import { monthRange, monthsAway } from './months.ts';
import './scores.css';
import { validityPage } from './scores.pages.ts';
import { useLatestMonth, useValidity } from './use-scores.ts';

/** Months looked at together: links need hundreds of pairs. */
const MONTHS = 3;

/** Whether what is judged is what customers feel, and which items are worth their time. */
export function ValidityPage() {
  const { t } = useTranslation(['scores', 'quality']);
  const locale = useLocale();
  const [search, setSearch] = usePageSearch(validityPage);
  const latest = useLatestMonth();
  const month = search.month ?? latest;
  const { data: forms } = useForms();
  const most = (forms ?? []).toSorted((a, b) => b.evaluations - a.evaluations)[0];
  const form = search.form ?? most?.id;
  const asked =
    month === null || form === undefined
      ? null
      : { from: monthRange(monthsAway(month, 1 - MONTHS)).from, to: monthRange(month).to, form };
  const { data, error, refetch } = useValidity(asked);
  const verdict = data?.links.find(({ outcome }) => outcome === 'verdict');
  const number = (value: number): string => formatValue(value, 'number', locale);
  const found = verdict?.correlation ?? null;
  return (
    <Page
      sentence={
        forms?.length === 0
          ? t('validity.sentenceNone')
          : found === null
            ? t('validity.sentenceFew', { count: verdict?.pairs ?? 0 })
            : t('validity.sentence', { r: number(found.r), low: number(found.low), high: number(found.high) })
      }
      {...(data !== undefined && {
        cause: t('validity.cause', {
          days: statedDays(data.from, data.to),
          count: data.evaluations,
        }),
      })}
      actions={<NewFindingLink from={{ origin: 'kpi', kpi: 'qa_validity' }} />}
      question={
        <span className="yc-score-asked">
          {latest !== null && month !== null && (
            <MonthPick latest={latest} value={month} onChange={(next) => setSearch({ month: next })} />
          )}
          <Select
            aria-label={t('form')}
            value={form ?? null}
            onChange={(next) => setSearch({ form: next ?? undefined })}
            options={(forms ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </span>
      }
    >
      {error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {data !== undefined && <LinksCard validity={data} />}
          <MeterTable items={data?.items ?? []} loading={data === undefined && forms?.length !== 0} asked={asked} />
        </>
      )}
    </Page>
  );
}

function LinksCard({ validity }: { readonly validity: Validity }) {
  const { t } = useTranslation('scores');
  const locale = useLocale();
  const number = (value: number): string => formatValue(value, 'number', locale);
  const share = (value: number): string => formatValue(value, 'ratio', locale);
  const rate = (found: Validity['recall']) =>
    found === null || found.of === 0 ? (
      '–'
    ) : (
      <>
        {share(found.found / found.of)}{' '}
        <small className="yc-quiet">
          {t('validity.of', found)} · {share(found.low)} – {share(found.high)}
        </small>
      </>
    );
  return (
    <Card title={t('validity.links')} subtitle={t('validity.linksHint')}>
      <dl className="yc-score-facts">
        {validity.links.map(({ outcome, pairs, correlation }) => (
          <div key={outcome}>
            <dt>{t(`outcome.${outcome}`)}</dt>
            <dd>
              {correlation === null ? t('validity.few') : number(correlation.r)}{' '}
              <small className="yc-quiet">
                {correlation !== null && `${number(correlation.low)} … ${number(correlation.high)} · `}
                {t('validity.pairs', { count: pairs })}
              </small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('validity.recall')}</dt>
          <dd>{rate(validity.recall)}</dd>
        </div>
        <div>
          <dt>{t('validity.falseAlarms')}</dt>
          <dd>{rate(validity.falseAlarms)}</dd>
        </div>
      </dl>
    </Card>
  );
}
