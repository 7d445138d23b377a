import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyLink } from '#src/ui/filter/CopyLink.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { FunnelChart } from '#src/ui/chart/FunnelChart.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useOpenPassport } from '#src/ui/number/passport.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { formatDayRange } from '#src/ui/time/format-time.ts';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { addDays, dayCount, resolveRange } from '#src/ui/time/time-range.ts';
import { useTimeRange } from '#src/ui/time/use-time-range.ts';
import { wallsAt } from '#src/semantic/funnel.ts';
import { CoverageGate } from '../question/CoverageGate.tsx';
import { daysScope, groupScope, passportOf } from '../question/scope.ts';
import { inLocale, useKpis } from '../question/use-kpis.ts';
import { type CompareDimension, compareDimensions, comparePage } from './compare.page.ts';
import { CompareTable } from './CompareTable.tsx';
import { useComparison } from './use-comparison.ts';
import { verdictState } from './VerdictWord.tsx';

/** A single day tells little of a team or a person: then four weeks up to it. */
const fewestDays = 7;
const usualDays = 28;

/** Who differs from whom by more than luck and an easier mix of work. */
export function ComparePage() {
  return <CoverageGate>{() => <CompareBody />}</CoverageGate>;
}

function CompareBody() {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const open = useOpenPassport();
  const [search, setSearch] = usePageSearch(comparePage);
  const lastDay = useLastDay();
  const range = useTimeRange();
  const { data: list } = useKpis();
  const by: CompareDimension = search.by ?? 'team';
  const offered = (list ?? []).filter(({ dimensions, parts }) => dimensions.includes(by) && parts.denominator !== null);
  const kpi =
    offered.find(({ id }) => id === (search.kpi ?? 'fcr_window')) ??
    offered.find(({ id }) => id === 'aht') ??
    offered[0];
  const asked = lastDay === null ? null : resolveRange(range, lastDay);
  const days =
    asked === null || dayCount(asked) >= fewestDays ? asked : { from: addDays(asked.to, 1 - usualDays), to: asked.to };
  const { data, error, refetch } = useComparison(
    days === null || kpi === undefined ? null : { kpis: [kpi.id], by, ...daysScope(days) },
  );
  if (days === null || kpi === undefined) return <PageSkeleton />;
  const column = data?.kpis[0];
  const groups = (column?.groups ?? []).filter((g) => g.id !== null);
  const different = groups.filter((g) => g.verdict === 'above' || g.verdict === 'below');
  const name = inLocale(kpi.title, locale);
  const noun = t(`dimension.${by}`);
  const sentence =
    column === undefined
      ? t('nav.compare')
      : different.length === 0
        ? t('compare.sentenceSame', { name, noun, count: groups.length })
        : t('compare.sentence', {
            name,
            noun,
            count: groups.length,
            different: different.length,
            who: different
              .slice(0, 3)
              .map((g) => g.name ?? g.id)
              .join(locale === 'zh-CN' ? '、' : ', '),
          });
  const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  return (
    <Page
      question={
        <>
          <Select
            size="small"
            showSearch
            optionFilterProp="label"
            aria-label={t('compare.kpi')}
            popupMatchSelectWidth={false}
            value={kpi.id}
            onChange={(next) => setSearch({ kpi: next })}
            options={offered.map((k) => ({ value: k.id, label: inLocale(k.title, locale) }))}
          />
          <span className="yc-quiet">{t('explore.by')}</span>
          <Select<CompareDimension>
            size="small"
            aria-label={t('explore.by')}
            popupMatchSelectWidth={false}
            value={by}
            onChange={(next) => setSearch({ by: next })}
            options={compareDimensions.map((value) => ({ value, label: t(`dimension.${value}`) }))}
          />
        </>
      }
      sentence={sentence}
      cause={`${formatDayRange(at(days.from), at(days.to) + 86_400_000, 'UTC', locale)}${
        column?.mix == null ? '' : ` · ${t('compare.mix', { mix: t(`dimension.${column.mix as 'queue'}`) })}`
      }`}
      actions={<CopyLink />}
    >
      {error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {column !== undefined && column.centre !== null && groups.length > 2 && (
            <Card title={t('compare.funnel')} subtitle={t('compare.funnelHint')}>
              <FunnelChart
                title={name}
                unit={kpi.unit as Unit}
                rowsWord={t('compare.rows')}
                centre={column.centre}
                wallsAt={(n) => wallsAt(column, n)}
                points={groups.flatMap((g) =>
                  g.value === null || g.denominator === null
                    ? []
                    : [
                        {
                          key: g.id!,
                          name: g.name ?? g.id!,
                          size: g.denominator,
                          value: g.value,
                          state: verdictState(g.verdict, column.better),
                        },
                      ],
                )}
                onPick={(id) => open?.(passportOf(kpi.id, groupScope(daysScope(days), by, id)))}
              />
            </Card>
          )}
          <CompareTable id={`compare.${by}`} title={`${name} · ${noun}`} days={days} comparison={data} />
        </>
      )}
    </Page>
  );
}
