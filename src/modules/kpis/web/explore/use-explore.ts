import { useMemo } from 'react';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { useSmallCentre } from '#src/ui/me/me.ts';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { type DayRange, dayCount, resolveRange } from '#src/ui/time/time-range.ts';
import { useTimeRange } from '#src/ui/time/use-time-range.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { type QuestionInput, REPORTING_DAY } from '../../contract/question.ts';
import type { Coverage } from '../../contract/routes.ts';
import { dataSpan, dayGrain } from '../question/data-span.ts';
import { useCoverage } from '../question/use-coverage.ts';
import { daysScope } from '../question/scope.ts';
import { useKpis } from '../question/use-kpis.ts';
import { type ExploreDimension, exploreDimensions, type exploreGrains, explorePage } from './explore.page.ts';

const firstKpis = ['service_level', 'answer_rate', 'aht'];
const smallKpis = ['contacts_total', 'handled', 'aht'];

type Grain = (typeof exploreGrains)[number];

/** About as many intervals as a line can carry; within a day as fine as the data are. */
function grainFor(days: DayRange, coverage: Coverage | undefined, small: boolean): Grain {
  const count = dayCount(days);
  if (small && count > 1) return count <= 7 ? '1d' : count <= 190 ? '1w' : '1mo';
  if (count <= 1) return coverage === undefined ? '30m' : dayGrain(dataSpan(coverage, days));
  if (count <= 4) return '1h';
  if (count <= 92) return '1d';
  return count <= 400 ? '1w' : '1mo';
}

/** The question of the page with its defaults filled in; `ready` is false until the data's last day and the catalogue are known. */
export function useExplore() {
  const [search, setSearch] = usePageSearch(explorePage);
  const range = useTimeRange();
  const lastDay = useLastDay();
  const { data: coverage } = useCoverage();
  const { byId, data: list, error } = useKpis();
  const small = useSmallCentre();

  const kpis = useMemo(() => {
    const wanted = (search.kpis ?? (small ? smallKpis : firstKpis)).flatMap((id) => byId.get(id) ?? []);
    return wanted.length > 0 ? wanted : (list ?? []).slice(0, 1);
  }, [search.kpis, byId, list, small]);
  const dimensions = useMemo(
    () => exploreDimensions.filter((d) => kpis.every((kpi: KpiSummary) => kpi.dimensions.includes(d))),
    [kpis],
  );
  const days = useMemo(() => (lastDay === null ? null : resolveRange(range, lastDay)), [range, lastDay]);
  const wantedBy = search.by ?? (small ? 'none' : 'queue');
  const by: ExploreDimension | null = wantedBy === 'none' || !dimensions.includes(wantedBy) ? null : wantedBy;
  const where = useMemo(() => search.where ?? {}, [search.where]);
  const scope = useMemo(() => (days === null ? null : { ...daysScope(days), where }), [days, where]);
  const ask = (more: Partial<QuestionInput>): QuestionInput | null =>
    scope === null || kpis.length === 0
      ? null
      : {
          kpis: kpis.map(({ id }) => id),
          ...scope,
          ...(more.grain === 'period' && { periodDay: REPORTING_DAY }),
          ...more,
        };

  return {
    search,
    setSearch,
    error,
    list: list ?? [],
    kpis,
    dimensions,
    days,
    by,
    where,
    scope,
    ask,
    grain: search.grain ?? (days === null ? '1d' : grainFor(days, coverage, small)),
    view: search.view ?? 'lines',
    ready: scope !== null && kpis.length > 0,
  };
}

export type Explore = ReturnType<typeof useExplore>;
