import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay, useSmallCentre } from '#src/ui/me/me.ts';
import { formatDayRange } from '#src/ui/time/format-time.ts';
import { useTimeRange } from '#src/ui/time/use-time-range.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { NoDataYet } from '../NoDataYet.tsx';
import { dataSpan } from '../question/data-span.ts';
import { cellOf } from '../question/read-answer.ts';
import { useCoverage } from '../question/use-coverage.ts';
import { inLocale, useKpis } from '../question/use-kpis.ts';
import { cockpitPage } from './cockpit.page.ts';
import { tileCount } from './cockpit-kpis.ts';
import { CockpitSentence } from './CockpitSentence.tsx';
import { ViewsButton } from '../views/ViewsButton.tsx';
import { CockpitTiles } from './CockpitTiles.tsx';
import { IntervalCard } from './IntervalCard.tsx';
import { QueueTable } from './QueueTable.tsx';
import { TeamTable } from './TeamTable.tsx';
import { useCockpit } from './use-cockpit.ts';

/** Midnight at the end of a day is written as 24:00. */
const endOfDay = (wall: string): string => (wall.endsWith('T00:00:00') ? '24:00' : wall.slice(11, 16));

/** The KPIs that matter on the last day with data, and what moved. */
export function CockpitPage() {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const [{ kpi: wanted }, setSearch] = usePageSearch(cockpitPage);
  const range = useTimeRange();
  const mayCompare = useMay('read:person');
  // A few people differ by luck: nobody compares them.
  const small = useSmallCentre();
  const coverage = useCoverage();
  const { byId } = useKpis();
  const data = useCockpit(range);

  if (coverage.error !== null) {
    return <ErrorNotice error={coverage.error} onRetry={() => void coverage.refetch()} />;
  }
  if (coverage.data !== undefined && coverage.data.lastDay === null) return <NoDataYet staff={coverage.data.staff} />;
  if (data === null || coverage.data === undefined) return <PageSkeleton />;
  if (data.error !== null && data.shown === undefined) return <ErrorNotice error={data.error} onRetry={data.retry} />;

  const known = data.kpis.flatMap((id) => byId.get(id) ?? []);
  const withData = known.filter(({ id }) => cellOf(data.shown, id, 0).value !== null);
  const chosen = [...withData, ...known.filter((kpi) => !withData.includes(kpi))].slice(0, tileCount);
  const first = chosen[0];
  const drawn = chosen.find(({ id }) => id === wanted) ?? first;
  if (first === undefined || drawn === undefined) return <PageSkeleton />;
  const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  const day = formatDayRange(utc(data.days.from), utc(data.days.to) + 86_400_000, 'UTC', locale);
  const span = dataSpan(coverage.data, data.days);
  const why =
    'preset' in range && range.preset === 'last_day'
      ? t(coverage.data.lastDayComplete ? 'cockpit.whyComplete' : 'cockpit.whyPartial', { day })
      : t('cockpit.whyAsked', { day });
  // A day of twenty minutes is a day with data; what it rests on stands beside it.
  const reach =
    span === null || data.days.from !== data.days.to
      ? ''
      : t('cockpit.reach', { from: span.from.slice(11, 16), until: endOfDay(span.until) });

  return (
    <Page
      sentence={data.shown === undefined ? t('cockpit.title') : <CockpitSentence data={data} kpi={first} />}
      cause={`${why}${reach}`}
      actions={
        <ViewsButton path={cockpitPage.path} question={{ kpis: chosen.map(({ id }) => id), by: [], where: {} }} />
      }
    >
      <CockpitTiles data={data} chosen={chosen} />
      <Segmented
        className="yc-scroll-x"
        value={drawn.id}
        onChange={(id) => setSearch({ kpi: id === first.id ? undefined : id }, { replace: true })}
        options={chosen.map(({ id, title }) => ({ value: id, label: inLocale(title, locale) }))}
        aria-label={t('cockpit.drawn')}
      />
      <IntervalCard key={drawn.id} kpi={drawn} days={data.days} coverage={coverage.data} />
      {/* The tiles are what one came for: the dearer comparison asks after them. */}
      {mayCompare && !small && data.shown !== undefined && data.trend !== undefined && (
        <TeamTable days={data.days} known={byId} />
      )}
      {coverage.data.queues > 0 ? (
        <QueueTable kpis={chosen} days={data.days} />
      ) : (
        !small && <Card>{t('cockpit.noQueues')}</Card>
      )}
    </Page>
  );
}
