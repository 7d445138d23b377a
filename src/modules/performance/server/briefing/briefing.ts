import { type Actor, reaches } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import { DAY_MS } from '#src/kernel/grid.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import { addDays } from '#src/sheets/dates.ts';
import type { Briefing } from '../../contract/briefing.ts';
import type { PerformanceDependencies } from '../dependencies.ts';
import { coaching } from './coaching.ts';
import { dayFigures } from './figures.ts';
import { handoverBody, teamPlace } from './handovers.ts';
import { readHandovers } from './handover.store.ts';
import { noticesOf } from './notices.ts';
import { rosterToday } from './roster-today.ts';

const RECENT = 7;

/** Everything a team lead says at the shift briefing and at its end, of a team she answers for. Throws `no_team`, `not_yours`, `no_data`. */
export async function briefingOf(
  asked: { readonly team?: string | undefined; readonly day?: string | undefined },
  actor: Actor,
  needs: PerformanceDependencies,
): Promise<Briefing> {
  const [directory, coverage] = await Promise.all([needs.directory(), needs.kpis.coverage()]);
  const { zone, lastDay, lastDayComplete, dataUntil } = coverage;
  const scope = actor.scopeOf('read:briefing');
  const teams = directory.teams.filter(({ id }) => reaches(scope, teamPlace(id, directory)));
  const team = asked.team === undefined ? teams[0] : teams.find(({ id }) => id === asked.team);
  if (team === undefined)
    throw asked.team === undefined
      ? new AppError('not_found', 'no_team', 'You answer for no team', {
          field: 'team',
          remedy: 'Ask an administrator to hold your role for a team.',
        })
      : new AppError('forbidden', 'not_yours', 'This team is outside what you answer for', { field: 'team' });
  if (lastDay === null) throw new AppError('not_found', 'no_data', 'There are no data yet', { field: 'day' });
  // Without data of today, a page about today would be empty: the day after the last whole one is today.
  const day = asked.day ?? (lastDayComplete ? addDays(lastDay, 1) : lastDay);
  const yesterday = addDays(day, -1);
  const now = needs.clock.now();
  const [from, until] = [parseInstant(day, zone, 'day'), parseInstant(addDays(day, 1), zone, 'day')];
  const since = from - RECENT * DAY_MS;
  const at = Math.min(now, until - 1);
  const reached = dataUntil === null ? from : Date.parse(dataUntil);
  const figures = (of: string | null) =>
    Promise.all([dayFigures(of, yesterday, at, needs), reached <= from ? [] : dayFigures(of, day, at, needs)]);
  const [teamFigures, centreFigures, roster, coach, notices, handovers] = await Promise.all([
    figures(team.id),
    figures(null),
    rosterToday(team.id, { from, until, dataUntil: reached }, needs),
    coaching(team.id, day, at, needs),
    noticesOf(team.id, actor, { since, now: at }, needs),
    readHandovers(needs.records.db, { team: team.id, since }),
  ]);
  return {
    team: team.id,
    teamName: team.name,
    teams: teams.map(({ id, name }) => ({ id, name })),
    day,
    yesterday,
    zone,
    dataUntil,
    teamFigures: { yesterday: teamFigures[0], today: teamFigures[1] },
    centreFigures: { yesterday: centreFigures[0], today: centreFigures[1] },
    roster,
    coaching: coach,
    notices,
    handovers: handovers.map((kept) => handoverBody(kept, actor, directory)),
    mayHandOver: reaches(actor.scopeOf('write:handover'), teamPlace(team.id, directory)),
  };
}
