import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useSmallCentre } from '#src/ui/me/me.ts';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { formatTarget } from '#src/ui/number/target.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatDifference } from '#src/ui/number/format-value.ts';
import { formatDayRange } from '#src/ui/time/format-time.ts';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { addDays, type DayRange, dayCount, daysBefore, resolveRange } from '#src/ui/time/time-range.ts';
import { useTimeRange } from '#src/ui/time/use-time-range.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { IntervalCard } from '../cockpit/IntervalCard.tsx';
import { tileState } from '../cockpit/tile-state.ts';
import { useCentreTargets } from '../cockpit/use-centre-targets.ts';
import { cellOf } from '../question/read-answer.ts';
import { daysScope, passportOf } from '../question/scope.ts';
import { useAnswer } from '../question/use-answer.ts';
import { useCoverage } from '../question/use-coverage.ts';

/** Days of trend behind a single day. */
const trendDays = 28;

/** How the centre stands on a KPI: the days in view against the target in force and the days before, and the trend that led there. */
export function KpiNow({ kpi }: { readonly kpi: KpiSummary }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const small = useSmallCentre();
  const range = useTimeRange();
  const lastDay = useLastDay();
  const { data: coverage } = useCoverage();
  const days = lastDay === null ? null : resolveRange(range, lastDay);
  const before = days === null ? null : daysBefore(days);
  const shown = useWhole(days, kpi.id);
  const compared = useWhole(before?.days ?? null, kpi.id);
  const targets = useCentreTargets(days?.to ?? null);
  if (days === null || before === null || coverage === undefined) return null;
  if (shown.error !== null) return <ErrorNotice error={shown.error} onRetry={() => void shown.refetch()} />;
  const unit = kpi.unit as Unit;
  const cell = cellOf(shown.data, kpi.id, 0);
  const earlier = cellOf(compared.data, kpi.id, 0).value;
  const target = targets.get(kpi.id) ?? null;
  const change = cell.value === null || earlier === null ? 0 : cell.value - earlier;
  const moved = `${change < 0 ? '−' : '+'}${formatDifference(change, unit, locale)}${unit === 'ratio' ? t('cockpit.points') : ''}`;
  const state = tileState(cell, null, kpi.better, target);
  const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  const trend = small || dayCount(days) > 1 ? days : { from: addDays(days.to, 1 - trendDays), to: days.to };
  return (
    <>
      <Card
        title={t('kpi.now')}
        subtitle={formatDayRange(at(days.from), at(days.to) + 86_400_000, 'UTC', locale)}
        extra={state !== null && <StateWord state={state} />}
      >
        <FactList
          items={[
            {
              key: 'value',
              label: t('kpi.value'),
              value: (
                <KpiNumber
                  value={cell.value}
                  unit={unit}
                  label={kpi.id}
                  passport={passportOf(kpi.id, daysScope(days))}
                />
              ),
            },
            {
              key: 'target',
              label: t('kpi.target'),
              value: target === null ? t('kpi.noTarget') : formatTarget(target, unit, locale),
            },
            {
              key: 'before',
              label: t(`cockpit.before.${before.by}`, { count: dayCount(days) }),
              value:
                earlier === null || cell.value === null ? (
                  t('kpi.noBefore')
                ) : (
                  <>
                    <KpiNumber
                      value={earlier}
                      unit={unit}
                      label={kpi.id}
                      passport={passportOf(kpi.id, daysScope(before.days))}
                    />{' '}
                    ({moved})
                  </>
                ),
            },
          ]}
        />
      </Card>
      <IntervalCard kpi={kpi} days={trend} coverage={coverage} />
    </>
  );
}

const useWhole = (days: DayRange | null, kpi: string) =>
  useAnswer(days === null ? null : { kpis: [kpi], ...daysScope(days), grain: 'whole' });
