import { DAY_MS, makeGrid } from '#src/kernel/grid.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import type { OwnerKind } from '../contract/target.ts';
import type { TargetDependencies } from './dependencies.ts';
import type { KeptGoal } from './goal.store.ts';
import { kpiFacts } from './kpi-facts.ts';
import { agentsByFact } from './people.ts';
import type { Point } from './proposal.ts';

/** Whole periods that are enough to speak of; with fewer, weeks do. */
const ENOUGH_PERIODS = 6;
const MOST = { period: 12, '1w': 26 } as const;

export type Stretch = { readonly from: number; readonly until: number };

/** What is looked back on before a goal: whole periods or weeks with data. `null` while there is none. */
export type Lookback = { readonly grain: 'period' | '1w'; readonly buckets: readonly Stretch[]; readonly zone: string };

export async function lookback(goal: KeptGoal, needs: TargetDependencies): Promise<Lookback | null> {
  const { zone, dataFrom, lastDay, lastDayComplete } = await needs.kpis.coverage();
  if (dataFrom === null || lastDay === null) return null;
  const from = parseInstant(isoLocal(zone, Date.parse(dataFrom)).slice(0, 10), zone, 'dataFrom');
  const end = parseInstant(lastDay, zone, 'lastDay') + (lastDayComplete ? DAY_MS : 0);
  const until = Math.min(end, goal.from);
  if (until <= from) return null;
  const whole = (grain: 'period' | '1w'): Stretch[] => {
    const grid = makeGrid(from, until + 40 * DAY_MS, grain, zone, { periodDay: goal.periodDay });
    return grid.starts
      .map((start, i) => ({ from: start, until: grid.starts[i + 1] ?? grid.end }))
      .filter((bucket, i) => (i > 0 || grid.calendarStart === from) && bucket.until <= until)
      .slice(-MOST[grain]);
  };
  const periods = whole('period');
  const weeks = whole('1w');
  const chosen = periods.length >= ENOUGH_PERIODS || weeks.length === 0 ? periods : weeks;
  if (chosen.length === 0) return null;
  return { grain: chosen === periods ? 'period' : '1w', buckets: chosen, zone };
}

/** History of one KPI by owner id (`''` for the centre), bucket by bucket; figures as numerator and denominator. */
export async function historyOf(
  kpi: string,
  kind: OwnerKind,
  back: Lookback,
  goal: KeptGoal,
  needs: TargetDependencies,
  id?: string,
): Promise<Map<string, (Point | null)[]>> {
  const { adds } = kpiFacts(kpi, needs);
  const by = kind === 'centre' ? [] : [kind];
  const answer = await needs.kpis.query({
    kpis: [kpi],
    from: isoLocal(back.zone, back.buckets[0]!.from).slice(0, 10),
    to: isoLocal(back.zone, back.buckets.at(-1)!.until).slice(0, 10),
    grain: back.grain,
    periodDay: goal.periodDay,
    by,
    ...(kind !== 'centre' && id !== undefined ? { where: { [kind]: [id] } } : {}),
  });
  const column = answer.kpis[0]!;
  const at = new Map(back.buckets.map((bucket, i) => [bucket.from, i]));
  const found = new Map<string, (Point | null)[]>();
  const agents = agentsByFact(await needs.directory());
  for (let row = 0; row < answer.length; row++) {
    const stored = kind === 'centre' ? '' : (answer.dimensions[kind]?.ids[row] ?? null);
    const owner = kind === 'agent' && stored !== null ? (agents.get(stored) ?? null) : stored;
    const bucket = at.get(Date.parse(answer.interval?.[row] ?? ''));
    const value = column.value[row] ?? null;
    if (owner === null || bucket === undefined || value === null) continue;
    const points = found.get(owner) ?? back.buckets.map(() => null);
    found.set(owner, points);
    points[bucket] =
      adds === 'ratio'
        ? { numerator: column.numerator[row] ?? 0, denominator: column.denominator?.[row] ?? 0 }
        : { numerator: value, denominator: 1 };
  }
  return found;
}
