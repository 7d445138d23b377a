import type { Actor, Scope } from '#src/http/actor.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';

/** What a permission reaches for an actor, in the words facts use: an agent is called there as her source calls her. */
export function reachOf(actor: Actor, permission: string, directory: Directory): Scope | null {
  const scope = actor.scopeOf(permission);
  if (scope === null || scope === 'all') return scope;
  return scope.map(({ noun, ids }) => ({
    noun,
    ids: noun === 'agent' ? ids.flatMap((id) => directory.writtenAs('agent', id)) : ids,
  }));
}
