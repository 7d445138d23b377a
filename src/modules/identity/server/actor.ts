import type { Actor, Limit, Scope } from '#src/http/actor.ts';
import { GRANTS } from '../contract/grants.ts';
import type { Reach, Role } from '../contract/roles.ts';
import type { RoleHeld } from '../contract/users.ts';

/** What a person is, as kept. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly agent: string | null;
  readonly roles: readonly RoleHeld[];
};

/** The actor a person is: what every permission reaches follows from her roles and what they are held for. */
export function actorOfPerson(person: Person): Actor {
  const scopes = new Map<string, Scope | null>();
  return {
    id: person.id,
    name: person.name,
    agent: person.agent,
    roles: [...new Set(person.roles.map(({ role }) => role))],
    scopeOf(permission) {
      const known = scopes.get(permission);
      if (known !== undefined) return known;
      const scope = scopeOf(person, permission);
      scopes.set(permission, scope);
      return scope;
    },
  };
}

function scopeOf(person: Person, permission: string): Scope | null {
  const grant = (GRANTS as Readonly<Record<string, Readonly<Partial<Record<Role, Reach>>>>>)[permission];
  if (grant === undefined) return null;
  const limits: Limit[] = [];
  let granted = false;
  for (const held of person.roles) {
    const reach = grant[held.role];
    if (reach === undefined) continue;
    const reached = limitsOf(held, reach, person.agent);
    if (reached === 'all') return 'all';
    granted ||= reached.length > 0;
    limits.push(...reached);
  }
  return granted ? merged(limits) : null;
}

/** What one role reaches: its grant, cut to what the role is held for. */
function limitsOf(held: RoleHeld, reach: Reach, agent: string | null): Scope {
  const limit = (noun: Limit['noun'], ids: readonly string[]): Limit[] => (ids.length === 0 ? [] : [{ noun, ids }]);
  const [sites, projects, teams] = [
    limit('site', held.sites),
    limit('project', held.projects),
    limit('team', held.teams),
  ];
  switch (reach) {
    case 'own':
      return limit('agent', agent === null ? [] : [agent]);
    case 'team':
      return teams;
    case 'project':
      return projects;
    case 'site':
      return sites;
    case 'centre': {
      const cut = [...sites, ...projects];
      return cut.length === 0 ? 'all' : cut;
    }
    case 'all': {
      const cut = [...sites, ...projects, ...teams];
      return cut.length === 0 ? 'all' : cut;
    }
    default:
      throw new Error(`No such reach: ${reach satisfies never}`);
  }
}

/** One limit a noun. */
function merged(limits: readonly Limit[]): Limit[] {
  const byNoun = Map.groupBy(limits, ({ noun }) => noun);
  return [...byNoun].map(([noun, same]) => ({ noun, ids: [...new Set(same.flatMap(({ ids }) => ids))] }));
}
