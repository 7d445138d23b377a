import { type Actor, reaches, type RowPlace, type ScopeNoun } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Report } from '../contract/report.ts';
import type { FigureTable, ReportData } from './report-data.ts';

const NOUNS = ['site', 'project', 'team'] as const satisfies readonly ScopeNoun[];

/**
 * A report of the whole centre is for those who may see all; one of a project, site or team for those whose scope holds all of it. Figures of a
 * team are personal: a report about one is also asked of the scope for persons.
 */
export function mayRead(actor: Actor, { where }: Pick<Report, 'where'>, permission = 'read:report'): boolean {
  const personal = actor.scopeOf('read:person');
  if (where.team?.some((team) => !reaches(personal, { team })) === true) return false;
  const scope = actor.scopeOf(permission);
  if (scope === null || scope === 'all') return scope === 'all';
  return NOUNS.some((noun) => where[noun]?.every((id) => reaches(scope, { [noun]: id })) === true);
}

/** Says that it is not there: that it exists is nobody's business either. */
export function requireReach(actor: Actor, report: Pick<Report, 'where' | 'id'>, permission?: string): void {
  if (!mayRead(actor, report, permission))
    throw new AppError('not_found', 'no_such_report', `There is no report ${report.id}`, { field: 'report' });
}

/** The numbers of an issue as an actor may see them: of tables by team or agent the rows of the people she reaches. */
export function shownTo(actor: Actor, data: ReportData): ReportData {
  const { view } = data;
  if (actor.scopeOf('read:person') === 'all') return data;
  const reached = (place: RowPlace): boolean => reaches(actor.scopeOf('read:person'), place);
  const narrowed =
    (view?.people?.agent?.every((agent) => reached({ agent })) ?? true) &&
    (view?.people?.team?.every((team) => reached({ team })) ?? true);
  return {
    ...data,
    teams: data.teams && rowsReached(data.teams, reached),
    view: view && narrowed ? { ...view, table: rowsReached(view.table, reached) } : null,
  };
}

function rowsReached(table: FigureTable, reached: (place: RowPlace) => boolean): FigureTable {
  if (!table.heads.some((head) => head === 'agent' || head === 'team')) return table;
  const place = (ids: readonly (string | null)[]): RowPlace =>
    Object.fromEntries(table.heads.map((head, i) => [head, ids[i] ?? null]));
  // Of any other noun a row says whose figures they are only together with the person.
  const personal = ({ agent, team }: RowPlace): RowPlace => ({ agent: agent ?? null, team: team ?? null });
  return { ...table, rows: table.rows.filter(({ ids }) => ids !== undefined && reached(personal(place(ids)))) };
}
