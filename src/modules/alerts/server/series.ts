import { DAY_MS, makeGrid } from '#src/kernel/grid.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import type { RuleParsed } from '../contract/rule.ts';
import type { AlertDependencies } from './dependencies.ts';
import type { Interval, Watched } from './judge.ts';

/** What a rule watches, group by group: whole intervals in order of time. */
export type Series = {
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly intervals: readonly Interval[];
};

export type WatchedSeries = {
  readonly watched: Watched;
  readonly zone: string;
  /** End of the last whole interval; null while there are no data. */
  readonly until: number | null;
  readonly series: readonly Series[];
};

/**
 * Asks for the last `days` days of what a rule watches, up to the last interval that is over and whose data are in. Throws what the question
 * throws: `unknown_kpi`, a filter or split the KPI does not know.
 */
export async function watchedSeries(rule: RuleParsed, days: number, needs: AlertDependencies): Promise<WatchedSeries> {
  const { zone, dataUntil, lastDay, lastDayComplete } = await needs.kpis.coverage();
  const end =
    dataUntil === null || lastDay === null
      ? null
      : rule.grain === '1d'
        ? endOfDay(lastDay, zone, lastDayComplete)
        : Date.parse(dataUntil);
  const to = end ?? needs.clock.now();
  const from = Math.floor(to - days * DAY_MS);
  const answer = await needs.kpis.query({
    kpis: [rule.kpi],
    // Whole local days, so that closed ones answer from their cells.
    from: isoLocal(zone, from).slice(0, 10),
    to: isoLocal(zone, to),
    grain: rule.grain,
    by: rule.by === null ? [] : [rule.by],
    where: rule.where,
  });
  const [column] = answer.kpis;
  if (column === undefined) throw new Error('A question about one KPI was answered without it');
  const parts = needs.kpis.summaries().find(({ id }) => id === column.kpi)?.parts;
  const grid = makeGrid(Date.parse(answer.from), Date.parse(answer.to), rule.grain, answer.zone);
  const at = new Map(grid.starts.map((start, i) => [start, i]));
  const groups = new Map<string | null, { name: string | null; intervals: (Interval | undefined)[] }>();
  for (let row = 0; row < answer.length; row++) {
    const ids = rule.by === null ? null : answer.dimensions[rule.by];
    const id = ids?.ids[row] ?? null;
    const bucket = at.get(Date.parse(answer.interval?.[row] ?? ''));
    if (bucket === undefined || (rule.by !== null && id === null)) continue;
    const [start, stop] = [grid.starts[bucket]!, grid.starts[bucket + 1] ?? grid.end];
    if (end === null || stop > end) continue;
    const group = groups.get(id) ?? { name: ids?.names[row] ?? null, intervals: [] };
    groups.set(id, group);
    group.intervals[bucket] = {
      from: start,
      to: stop,
      value: column.value[row] ?? null,
      numerator: column.numerator[row] ?? null,
      denominator: column.denominator?.[row] ?? null,
      final: column.status[row] === 'final',
    };
  }
  const whole = grid.starts.map((_, i) => grid.starts[i + 1] ?? grid.end).filter((stop) => end !== null && stop <= end);
  return {
    zone: answer.zone,
    until: whole.at(-1) ?? null,
    watched: {
      test: rule.test,
      minimumRows: rule.minimumRows,
      unit: column.unit,
      better: column.better,
      countsOf: parts?.numerator === 'count' && parts.denominator === 'count',
    },
    series: [...groups].map(([groupId, { name, intervals }]) => ({
      groupId,
      groupName: name,
      intervals: intervals.filter((i) => i !== undefined),
    })),
  };
}

/** The end of the last whole day of the data, local midnight. */
function endOfDay(lastDay: string, zone: string, complete: boolean): number {
  if (!complete) return parseInstant(lastDay, zone, 'lastDay');
  const next = new Date(Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return parseInstant(next, zone, 'lastDay');
}
