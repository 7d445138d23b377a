import { type Actor, reaches, type RowPlace } from '#src/http/actor.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Owner } from '../contract/target.ts';

/** Where an owner belongs at an instant, itself included. */
export function placeOf(owner: Owner, directory: Directory, at: number): RowPlace {
  const siteOf = (team: string | null): string | null => directory.teams.find(({ id }) => id === team)?.site ?? null;
  switch (owner.kind) {
    case 'centre':
      return {};
    case 'site':
      return { site: owner.id };
    case 'project':
      return { project: owner.id };
    case 'team':
      return { team: owner.id, site: siteOf(owner.id) };
    case 'agent': {
      const team = owner.id === null ? null : directory.teamAt(owner.id, at);
      return { agent: owner.id, team, site: siteOf(team) };
    }
  }
}

/** Everybody may see what the centre has agreed to; the rest is the scope's. */
export const maySee = (actor: Actor, owner: Owner, place: RowPlace): boolean => {
  const scope = actor.scopeOf('read:target');
  return scope !== null && (owner.kind === 'centre' || reaches(scope, place));
};

/** Targets come from above: a team lead sets those of her agents, never that of her own team. */
export function mayChange(actor: Actor, owner: Owner, place: RowPlace): boolean {
  const scope = actor.scopeOf('change:target');
  if (scope === null || scope === 'all') return scope === 'all';
  if (owner.kind === 'centre') return false;
  return reaches(scope, { ...place, [owner.kind]: null });
}

/** The owner herself: the agent, who leads the team, who answers for the centre. */
export function isOwner(actor: Actor, owner: Owner): boolean {
  const scope = actor.scopeOf('answer:target');
  if (scope === null) return false;
  if (owner.kind === 'agent') return actor.agent !== null && actor.agent === owner.id;
  if (owner.kind === 'centre') return scope === 'all';
  return (
    scope !== 'all' && scope.some(({ noun, ids }) => noun === owner.kind && owner.id !== null && ids.includes(owner.id))
  );
}

/** Names people read. */
export const nameOfOwner = ({ kind, id }: Owner, directory: Directory): string =>
  kind === 'centre' || id === null ? '' : directory.nameOf(kind, id);
