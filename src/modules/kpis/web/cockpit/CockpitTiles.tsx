import { useTranslation } from 'react-i18next';
import { nextLimits } from '#src/semantic/control-limits.ts';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useSmallCentre } from '#src/ui/me/me.ts';
import type { Locale } from '#src/ui/locale/locale.ts';
import { intlTag } from '#src/ui/locale/locale.ts';
import { KpiTile, type KpiTileProps } from '#src/ui/number/KpiTile.tsx';
import { KpiTileSkeleton } from '#src/ui/number/KpiTileSkeleton.tsx';
import type { Unit } from '#src/ui/number/unit.ts';
import { dayCount } from '#src/ui/time/time-range.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { bucketsOf, cellOf, cellsByBucket } from '../question/read-answer.ts';
import { daysScope, passportOf } from '../question/scope.ts';
import { inLocale } from '../question/use-kpis.ts';
import { useCentreTargets } from './use-centre-targets.ts';
import { tileState } from './tile-state.ts';
import type { CockpitData } from './use-cockpit.ts';

interface CockpitTilesProps {
  readonly data: CockpitData;
  readonly chosen: readonly KpiSummary[];
}

/** `较上周五` / `vs Fri 13`, or the days before. */
function useAgainst({ days, before, comparedBy }: CockpitData): string {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  if (comparedBy === 'month') return t('cockpit.againstMonth');
  if (comparedBy === 'days') return t('cockpit.againstDays', { count: dayCount(days) });
  return t('cockpit.againstDay', { day: weekdayBefore(before.from, locale) });
}

function weekdayBefore(day: string, locale: Locale): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const look: Intl.DateTimeFormatOptions = { timeZone: 'UTC', weekday: 'short' };
  const weekday = new Intl.DateTimeFormat(intlTag(locale), look).format(at);
  return locale === 'zh-CN' ? weekday : `${weekday} ${Number(day.slice(8))}`;
}

/** The KPIs that matter, each with its trend and the change to the same weekday. */
export function CockpitTiles({ data, chosen }: CockpitTilesProps) {
  const locale = useLocale();
  const { t } = useTranslation('kpis');
  const against = useAgainst(data);
  const small = useSmallCentre();
  const targets = useCentreTargets(data.days.to);
  const { shown, trend, compared } = data;
  if (shown === undefined || trend === undefined) {
    return (
      <div className="yc-tiles">
        {chosen.map(({ id }) => (
          <KpiTileSkeleton key={id} />
        ))}
      </div>
    );
  }
  const buckets = bucketsOf(trend);
  const tile = (kpi: KpiSummary): KpiTileProps => {
    const cell = cellOf(shown, kpi.id, 0);
    const target = targets.get(kpi.id) ?? null;
    const points = cellsByBucket(trend, kpi.id, buckets);
    const values = points.map(({ value }) => value);
    // The shown day is judged by the days before it, not by itself.
    const limits = nextLimits(points.slice(0, -1), {
      unit: kpi.unit,
      countsOf: kpi.parts.numerator === 'count' && kpi.parts.denominator === 'count',
      denominator: cell.denominator,
    });
    const change = (from: number | null): number | null =>
      cell.value === null || from === null ? null : cell.value - from;
    return {
      name: inLocale(kpi.title, locale),
      unit: kpi.unit as Unit,
      value: cell.value,
      state: tileState(cell, dayCount(data.days) === 1 ? limits : null, kpi.better, target),
      target,
      basis:
        cell.numerator !== null && cell.denominator !== null && kpi.unit === 'ratio'
          ? { kind: 'ratio', numerator: cell.numerator, denominator: cell.denominator, of: kpi.parts.numerator }
          : cell.denominator === null || kpi.parts.denominator === 'duration'
            ? undefined
            : { kind: 'count', n: cell.denominator },
      trend: values,
      // Those of a week beside the sum of many say nothing.
      limits: small ? null : limits,
      delta:
        compared === undefined && small ? undefined : { value: change(cellOf(compared, kpi.id, 0).value), against },
      deltaToo:
        data.dayBefore === undefined
          ? undefined
          : { value: change(cellOf(data.dayBefore, kpi.id, 0).value), against: t('cockpit.againstYesterday') },
      passport: passportOf(kpi.id, daysScope(data.days)),
    };
  };
  return (
    <div className="yc-tiles">
      {chosen.map((kpi) => (
        <KpiTile key={kpi.id} {...tile(kpi)} />
      ))}
    </div>
  );
}
