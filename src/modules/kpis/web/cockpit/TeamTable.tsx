import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { addDays, type DayRange } from '#src/ui/time/time-range.ts';
import type { KpiSummary } from '../../contract/catalogue.ts';
import { CompareTable } from '../compare/CompareTable.tsx';
import { useComparison } from '../compare/use-comparison.ts';

/** What a team can answer for, most telling first; the first with data is drawn. */
const teamKpis = ['fcr_window', 'csat', 'qa_score', 'aht', 'adherence'];
/** A day says little about a team: four weeks up to the shown one. */
const span = 28;

interface TeamTableProps {
  readonly days: DayRange;
  readonly known: ReadonlyMap<string, KpiSummary>;
}

/** Team against team over four weeks, allowing for luck and mix of work. */
export function TeamTable({ days, known }: TeamTableProps) {
  const { t } = useTranslation('kpis');
  const kpis = teamKpis.filter((id) => known.get(id)?.dimensions.includes('team'));
  const range = { from: addDays(days.to, 1 - span), to: days.to };
  const { data, error, refetch } = useComparison(
    kpis.length === 0 ? null : { kpis, by: 'team', from: range.from, to: addDays(range.to, 1) },
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const told = data?.kpis.filter((kpi) => kpi.groups.some((g) => g.id !== null && g.value !== null));
  // A centre that names no teams has nothing to compare.
  if (told?.length === 0) return null;
  return (
    <CompareTable
      id="cockpit.teams"
      title={t('cockpit.teams')}
      days={range}
      comparison={data === undefined || told === undefined ? undefined : { ...data, kpis: told }}
      subtitle={t('cockpit.teamsHint', { count: span })}
    />
  );
}
