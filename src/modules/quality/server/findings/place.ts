import { invalid } from '#src/kernel/errors.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Finding, Proof } from '../../contract/finding.ts';

type Place = { readonly site: string | null; readonly project: string | null; readonly team: string | null };
type Scope = Pick<Finding['scope'], 'noun' | 'id'>;

/** Whose rows a finding is among, as ids; a centre's is nobody's own. Throws `bad_scope`. */
export function placeOf({ noun, id }: Scope, directory: Directory, at: number): Place {
  const nowhere: Place = { site: null, project: null, team: null };
  if (noun === 'centre') {
    if (id !== null) throw badScope('The whole centre has no id', 'Leave it out, or choose a team, project or queue.');
    return nowhere;
  }
  if (noun === 'team') {
    const team = directory.teams.find((one) => one.id === id);
    if (team) return { ...nowhere, team: team.id, site: team.site };
  } else if (noun === 'project') {
    const project = directory.projects.find((one) => one.id === id);
    if (project) return { ...nowhere, project: project.id };
  } else {
    const queue = directory.queues.find((one) => one.id === id);
    if (queue) {
      const { project, site } = directory.placeAt({ queue: queue.id }, at);
      return { ...nowhere, project, site };
    }
  }
  throw badScope(`There is no ${noun} "${id ?? ''}"`, 'Choose one the organisation knows.');
}

const badScope = (message: string, remedy: string) => invalid('bad_scope', message, { field: 'scope.id', remedy });

/** What is counted: the finding's scope and the proof's own filters, both of which must hold. Throws `scope_filtered`. */
export function filtersOf({ noun, id }: Scope, where: Proof['where']): Proof['where'] {
  if (noun === 'centre' || id === null) return where;
  if ((where[noun]?.length ?? 0) > 0)
    throw invalid('scope_filtered', `The scope already says which ${noun}`, {
      field: `proof.where.${noun}`,
      remedy: 'Leave it out of the filters.',
    });
  return { ...where, [noun]: [id] };
}
