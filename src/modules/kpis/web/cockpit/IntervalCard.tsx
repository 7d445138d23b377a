import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeChart } from '#src/ui/chart/TimeChart.tsx';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useSmallCentre } from '#src/ui/me/me.ts';
import { useOpenPassport } from '#src/ui/number/passport.ts';
import { formatDifference } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { formatClock, formatMonthDay, formatZone } from '#src/ui/time/format-time.ts';
import { type DayRange, dayCount } from '#src/ui/time/time-range.ts';
import { useCentreTargets } from './use-centre-targets.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import type { Coverage } from '../../contract/routes.ts';
import { dataSpan, dayGrain, indicesWithData } from '../question/data-span.ts';
import { bucketsOf, cellsByBucket } from '../question/read-answer.ts';
import { bucketScope, daysScope, passportOf } from '../question/scope.ts';
import { useAnswer } from '../question/use-answer.ts';
import { inLocale } from '../question/use-kpis.ts';
import { lossWindow } from '../../contract/loss-window.ts';

/** As fine as the data carry for a day, hours for a few, days beyond; in a small centre weeks and months. */
const grainOf = (
  coverage: Coverage,
  days: DayRange,
  small: boolean,
): '5m' | '15m' | '30m' | '1h' | '1d' | '1w' | '1mo' => {
  const count = dayCount(days);
  if (small && count > 1) return count <= 7 ? '1d' : count <= 190 ? '1w' : '1mo';
  return count === 1 ? dayGrain(dataSpan(coverage, days)) : count <= 4 ? '1h' : '1d';
};

/** Buckets without a clock time. */
const wholeDays: ReadonlySet<string> = new Set(['1d', '1w', '1mo']);

interface IntervalCardProps {
  readonly kpi: KpiSummary;
  readonly days: DayRange;
  readonly coverage: Coverage;
}

/** One KPI by interval over the bars of the contacts behind it, its worst stretch shaded. */
export function IntervalCard({ kpi, days, coverage }: IntervalCardProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const open = useOpenPassport();
  const targets = useCentreTargets(days.to);
  const grain = grainOf(coverage, days, useSmallCentre());
  const scope = daysScope(days);
  const { data, error, refetch } = useAnswer({ kpis: [kpi.id], ...scope, grain });
  const name = inLocale(kpi.title, locale);

  const picture = useMemo(() => {
    if (data === undefined) return null;
    const allBuckets = bucketsOf(data);
    const begun = coverage.dataFrom === null ? 0 : Date.parse(coverage.dataFrom);
    const allCells = cellsByBucket(data, kpi.id, allBuckets);
    const { from, to } = wholeDays.has(data.grain)
      ? {
          from: Math.max(
            0,
            allBuckets.findIndex(({ end }) => end > begun),
          ),
          to: allCells.length - 1,
        }
      : indicesWithData(allCells.map(({ value, denominator }) => value !== null || (denominator ?? 0) > 0));
    const cells = allCells.slice(from, to + 1);
    const buckets = allBuckets.slice(from, to + 1);
    const loss = kpi.unit === 'ratio' && kpi.better === 'higher' ? lossWindow(cells) : null;
    const label = (at: number): string =>
      wholeDays.has(data.grain) ? formatMonthDay(at, data.zone, locale) : formatClock(at, data.zone, locale);
    const stretch =
      loss === null
        ? null
        : {
            start: buckets[loss.from]!.start,
            end: buckets[loss.to]!.end,
            label: `${label(buckets[loss.from]!.start)}–${label(buckets[loss.to]!.end - (wholeDays.has(data.grain) ? 1 : 0))}`,
          };
    return {
      buckets,
      zone: data.zone,
      grain: data.grain,
      series: [{ key: kpi.id, name, values: cells.map(({ value }) => value), colour: 0 }],
      volume: cells.some(({ denominator }) => denominator !== null)
        ? { name: t('cockpit.counted'), values: cells.map(({ denominator }) => denominator) }
        : undefined,
      shades: stretch === null ? [] : [{ ...stretch, tone: 'loss' as const }],
      ...(stretch === null || loss === null
        ? {}
        : { loss: t('cockpit.loss', { window: stretch.label, size: formatDifference(loss.cost, 'ratio', locale) }) }),
    };
  }, [data, kpi, name, locale, t, coverage.dataFrom]);

  return (
    <Card
      title={t(`cockpit.by.${grain}`, { name })}
      subtitle={
        data === undefined ? undefined : (
          <>
            {formatZone(Date.parse(data.from), data.zone, locale)}
            {picture?.loss !== undefined && ` · ${picture.loss}`}
          </>
        )
      }
      extra={t('cockpit.clickPoint')}
    >
      {picture === null ? (
        error === null ? (
          <Bone width="100%" height={290} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <TimeChart
          title={name}
          unit={kpi.unit as Unit}
          grain={picture.grain}
          zone={picture.zone}
          buckets={picture.buckets}
          series={picture.series}
          shades={picture.shades}
          target={targets.get(kpi.id) ?? null}
          {...(picture.volume === undefined ? {} : { volume: picture.volume })}
          height={290}
          onPick={(_, bucket) => open?.(passportOf(kpi.id, bucketScope(scope, picture.buckets[bucket]!, picture.zone)))}
        />
      )}
    </Card>
  );
}
