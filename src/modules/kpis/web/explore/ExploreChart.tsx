import { Button, Segmented } from 'antd';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartHandle } from '#src/ui/chart/chart-handle.ts';
import { useSaveChart } from '#src/ui/chart/use-save-chart.ts';
import { type SeriesRow, prepareSeries } from '#src/ui/chart/prepare/series.ts';
import { weekends } from '#src/ui/chart/prepare/shades.ts';
import { TimeChart } from '#src/ui/chart/TimeChart.tsx';
import { Icon } from '#src/ui/icon/Icon.tsx';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useOpenPassport } from '#src/ui/number/passport.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { useTokens } from '#src/ui/theme/scheme.ts';
import { formatZone } from '#src/ui/time/format-time.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { dataWord } from '../passport/reason-words.ts';
import { indicesWithData } from '../question/data-span.ts';
import { bucketRows, bucketsOf, cellOf } from '../question/read-answer.ts';
import { bucketScope, groupScope, passportOf } from '../question/scope.ts';
import { useAnswer } from '../question/use-answer.ts';
import { inLocale } from '../question/use-kpis.ts';
import { exploreViews } from './explore.page.ts';
import { ExploreHeat } from './ExploreHeat.tsx';
import type { Group } from './groups.ts';
import type { Explore } from './use-explore.ts';

interface ExploreChartProps {
  readonly explore: Explore;
  readonly kpi: KpiSummary;
  readonly groups: readonly Group[];
}

const whole = '-';
const wholeDays: ReadonlySet<string> = new Set(['1d', '1w', '1mo', 'period']);

/** Picture of the first KPI: lines, one small picture each, or the week by hour. */
export function ExploreChart({ explore, kpi, groups }: ExploreChartProps) {
  const { t } = useTranslation('kpis');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const tokens = useTokens();
  const open = useOpenPassport();
  const handle = useRef<ChartHandle | null>(null);
  const saveChart = useSaveChart();
  const { by, grain, view, scope, setSearch } = explore;
  const { data, error, refetch } = useAnswer(
    view === 'heat' ? null : explore.ask({ kpis: [kpi.id], grain, by: by === null ? [] : [by] }),
  );
  const name = inLocale(kpi.title, locale);

  const picture = useMemo(() => {
    if (data === undefined || data.interval === null) return null;
    const allBuckets = bucketsOf(data);
    const filled = new Set(bucketRows(data, allBuckets).filter((_, i) => cellOf(data, kpi.id, i).value !== null));
    // Within days the hours nobody worked are no gap in the data; whole days without data are.
    const { from, to } = indicesWithData(allBuckets.map((_, i) => wholeDays.has(data.grain) || filled.has(i)));
    const buckets = allBuckets.slice(from, to + 1);
    const places = bucketRows(data, buckets);
    const keys = by === null ? null : (data.dimensions[by]?.ids ?? []);
    const rows = places.map(
      (bucket, i): SeriesRow => ({ bucket, key: keys?.[i] ?? whole, value: cellOf(data, kpi.id, i).value }),
    );
    const names =
      by === null
        ? [{ key: whole, name, colour: 0 }]
        : groups.map((group) => ({
            key: group.id ?? whole,
            name: group.name === null ? t('dimension.none') : dataWord(group.name, t),
            colour: group.colour,
          }));
    const series = prepareSeries(rows, names, buckets.length).map((line, i) => {
      const colour = names[i]?.colour ?? null;
      return { ...line, colour: colour ?? 0, quiet: colour === null };
    });
    return {
      buckets,
      series,
      zone: data.zone,
      grain: data.grain,
      shades: data.grain === '1d' ? weekends(buckets, data.zone) : [],
    };
  }, [data, by, groups, kpi.id, name, t]);

  const pick = (key: string, bucket: number): void => {
    if (open === null || scope === null || picture === null) return;
    const narrowed = bucketScope(scope, picture.buckets[bucket]!, picture.zone);
    open(passportOf(kpi.id, by === null || key === whole ? narrowed : groupScope(narrowed, by, key)));
  };
  return (
    <Card
      title={by === null ? name : t('explore.splitTitle', { name, by: t(`dimension.${by}`).toLowerCase() })}
      subtitle={
        data === undefined
          ? undefined
          : t('explore.subtitle', { zone: formatZone(Date.parse(data.from), data.zone, locale) })
      }
      extra={
        <>
          <Segmented
            size="small"
            value={view}
            onChange={(next) => setSearch({ view: next === 'lines' ? undefined : next }, { replace: true })}
            options={exploreViews.map((value) => ({ value, label: t(`explore.view.${value}`) }))}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="image" size={14} />}
            onClick={() => void saveChart(handle.current, tokens.surface, name)}
          >
            {ui('chart.image')}
          </Button>
        </>
      }
    >
      {view === 'heat' ? (
        <ExploreHeat explore={explore} kpi={kpi} handle={handle} />
      ) : error !== null ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : picture === null ? (
        <Bone width="100%" height={300} />
      ) : (
        <TimeChart
          title={name}
          unit={kpi.unit as Unit}
          as={kpi.unit === 'count' && by === null && view === 'lines' ? 'bar' : 'line'}
          layout={view === 'panels' ? 'panels' : 'together'}
          {...picture}
          height={300}
          handle={handle}
          onPick={pick}
        />
      )}
    </Card>
  );
}
