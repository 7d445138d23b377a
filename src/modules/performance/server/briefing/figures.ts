import { type Bounds, missOf } from '#src/modules/targets/contract/bounds.ts';
import { addDays } from '#src/sheets/dates.ts';
import type { BriefingFigure } from '../../contract/briefing.ts';
import type { PerformanceDependencies } from '../dependencies.ts';

/** What is looked at whether or not a target has been agreed; volume first. */
const TEAM = ['handled', 'aht', 'acw_avg', 'adherence', 'ring_answer_rate', 'csat', 'fcr_window', 'transfer_rate'];
const CENTRE = ['service_level', 'answer_rate', 'abandon_rate', 'asa'];

/** A day of a team, or of the centre where `team` is null, against the targets in force and the same weekday before. What has neither figure nor target is left out. */
export async function dayFigures(
  team: string | null,
  day: string,
  at: number,
  { kpis, targets }: Pick<PerformanceDependencies, 'kpis' | 'targets'>,
): Promise<BriefingFigure[]> {
  const agreed = await targets.allInForce(
    team === null ? { kind: 'centre', id: null } : { kind: 'team', id: team },
    at,
  );
  const aims = new Map(agreed.map(({ kpi, bounds }) => [kpi, bounds]));
  const dimensions = new Map(kpis.summaries().map(({ id, dimensions: known }) => [id, known]));
  const wanted = [...new Set([...(team === null ? CENTRE : TEAM), ...aims.keys()])].filter(
    (id) => team === null || dimensions.get(id)?.includes('team'),
  );
  const ask = (of: string) =>
    kpis.query({ kpis: wanted, from: of, to: addDays(of, 1), ...(team !== null && { where: { team: [team] } }) });
  const [shown, before] = await Promise.all([ask(day), ask(addDays(day, -7))]);
  return shown.kpis.flatMap((column, i): BriefingFigure[] => {
    const { kpi, title, unit, better } = column;
    const value = column.value[0] ?? null;
    const target: Bounds | null = aims.get(kpi) ?? null;
    if (value === null && target === null) return [];
    const provisional = column.status[0] === 'provisional';
    return [
      {
        kpi,
        title,
        unit,
        better,
        value,
        target,
        meets: value === null || target === null || provisional ? null : missOf(value, target) === 0,
        provisional,
        before: before.kpis[i]?.value[0] ?? null,
      },
    ];
  });
}
