import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartHandle } from '#src/ui/chart/chart-handle.ts';
import { HeatChart } from '#src/ui/chart/HeatChart.tsx';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useOpenPassport } from '#src/ui/number/passport.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { cellOf } from '../question/read-answer.ts';
import { groupScope, passportOf } from '../question/scope.ts';
import { useAnswer } from '../question/use-answer.ts';
import { inLocale } from '../question/use-kpis.ts';
import type { Explore } from './use-explore.ts';

interface ExploreHeatProps {
  readonly explore: Explore;
  readonly kpi: KpiSummary;
  readonly handle: Ref<ChartHandle>;
}

/** The week by hour: where the day is lost again and again. */
export function ExploreHeat({ explore, kpi, handle }: ExploreHeatProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const open = useOpenPassport();
  const possible = kpi.dimensions.includes('hour') && kpi.dimensions.includes('weekday');
  const { data, error, refetch } = useAnswer(
    possible ? explore.ask({ kpis: [kpi.id], by: ['hour', 'weekday'] }) : null,
  );
  const rows = useMemo(
    () =>
      (data?.dimensions.hour?.ids ?? []).map((hour, i) => ({
        hour: Number(hour),
        weekday: Number(data?.dimensions.weekday?.ids[i]),
        value: cellOf(data, kpi.id, i).value,
      })),
    [data, kpi.id],
  );
  if (!possible) return <p className="yc-quiet">{t('explore.noHeat', { name: inLocale(kpi.title, locale) })}</p>;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Bone width="100%" height={238} />;
  return (
    <HeatChart
      title={inLocale(kpi.title, locale)}
      unit={kpi.unit as Unit}
      rows={rows}
      handle={handle}
      onPick={(weekday, hour) => {
        if (explore.scope === null) return;
        const narrowed = groupScope(groupScope(explore.scope, 'weekday', String(weekday)), 'hour', String(hour));
        open?.(passportOf(kpi.id, narrowed));
      }}
    />
  );
}
