import type { DutyRow, TooLong } from '../../contract/inspector.ts';

/** Duties of one month. */
export type Month = {
  readonly month: string;
  readonly duties: readonly Pick<DutyRow, 'inspector' | 'duty' | 'teams'>[];
};

/** Two inspectors a team where there are two: with one alone nobody could tell her severity from the team's work. */
const PER_TEAM = 2;

/** The month before. */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** Months in a row, ending with the one before `month`, in which she inspected a team. */
export function monthsWith(inspector: string, team: string, month: string, kept: readonly Month[]): number {
  const byMonth = new Map(kept.map((one) => [one.month, one]));
  let count = 0;
  for (let at = monthBefore(month); ; at = monthBefore(at)) {
    const own = byMonth.get(at)?.duties.find((one) => one.inspector === inspector);
    if (own === undefined || own.duty !== 'control' || !own.teams.includes(team)) return count;
    count += 1;
  }
}

/** Who would inspect a team for longer than `limit` months in a row. */
export function tooLongIn({ month, duties }: Month, limit: number, kept: readonly Month[]): TooLong[] {
  return duties
    .filter(({ duty }) => duty === 'control')
    .flatMap(({ inspector, teams }) =>
      teams.map((team) => ({ inspector, team, months: monthsWith(inspector, team, month, kept) + 1 })),
    )
    .filter(({ months }) => months > limit);
}

/**
 * Proposes duties for a month: to process management goes who has been away from it longest; every team gets two inspectors, first those who have not
 * been with it too long, then those with fewer teams, then those who know it least long. Where everybody has been with a team too long, who has been
 * the shortest stays: better that than nobody, and it is told.
 */
export function proposeDuties(
  month: string,
  inspectors: readonly string[],
  teams: readonly string[],
  { limit, process }: { readonly limit: number; readonly process: number },
  kept: readonly Month[],
): DutyRow[] {
  const before = kept.filter((one) => one.month < month).toSorted((a, b) => (a.month < b.month ? 1 : -1));
  const lastProcess = (inspector: string): string =>
    before.find(({ duties }) => duties.some((one) => one.inspector === inspector && one.duty === 'process'))?.month ??
    '';
  // Somebody must score.
  const seats = Math.min(process, Math.max(0, inspectors.length - 1));
  const away = new Set(
    inspectors.toSorted((a, b) => compare(lastProcess(a), lastProcess(b)) || compare(a, b)).slice(0, seats),
  );
  const control = inspectors.filter((one) => !away.has(one));
  const given = new Map<string, string[]>(control.map((one) => [one, []]));
  const load = (inspector: string): number => given.get(inspector)?.length ?? 0;
  for (const team of teams) {
    const known = new Map(control.map((one) => [one, monthsWith(one, team, month, before)]));
    const run = (inspector: string): number => known.get(inspector) ?? 0;
    const order = control.toSorted(
      (a, b) =>
        Number(run(a) >= limit) - Number(run(b) >= limit) ||
        (run(a) >= limit ? run(a) - run(b) : 0) ||
        load(a) - load(b) ||
        run(a) - run(b) ||
        compare(a, b),
    );
    const fit = order.filter((one) => run(one) < limit);
    for (const inspector of fit.length > 0 ? fit.slice(0, PER_TEAM) : order.slice(0, 1))
      given.get(inspector)?.push(team);
  }
  return inspectors.map((inspector) =>
    away.has(inspector)
      ? { inspector, duty: 'process', teams: [], hours: null }
      : { inspector, duty: 'control', teams: given.get(inspector) ?? [], hours: null },
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
