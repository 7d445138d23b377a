import type { Actor, Limit, Scope, ScopeNoun } from '#src/http/actor.ts';
import { permissionsOf } from '#src/catalogue/guarded-facts.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Catalogue } from '#src/semantic/definitions.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import { idsOf } from '../names.ts';
import { reachOf } from './reach-of.ts';

type Where = Readonly<Partial<Record<DimensionId, readonly string[] | undefined>>>;
type Asked<D extends string> = { readonly by?: readonly D[]; readonly where: Where; readonly kpis?: readonly string[] };

/** Figures split or filtered by these are about persons. */
const PERSONAL = ['agent', 'team'] as const satisfies readonly DimensionId[];
/** From wide to narrow: of several reaches the widest narrows a question that names none of them. */
const NOUNS = ['site', 'project', 'team', 'agent'] as const satisfies readonly ScopeNoun[];

/** True when a question is about persons, and needs `read:person`. */
export const isPersonal = ({ by = [], where }: Asked<string>): boolean =>
  PERSONAL.some((id) => by.includes(id) || where[id] !== undefined);

/**
 * The question as its asker may ask it: filters that keep it inside what `read:kpi` reaches, for persons inside what `read:person` does, and
 * for figures of guarded facts (costs) inside what their own permission does.
 * A filter that names a site, project, team or agent beyond is refused, not silently narrowed. Throws `beyond_reach`, `not_permitted`.
 */
export function withinReach<T extends Asked<D>, D extends string>(
  input: T,
  actor: Actor,
  directory: Directory,
  catalogue: Catalogue,
): T {
  const permissions = new Set([
    'read:kpi',
    ...(isPersonal(input) ? ['read:person'] : []),
    ...(input.kpis ?? []).flatMap((kpi) => permissionsOf(kpi, catalogue)),
  ]);
  return [...permissions].reduce(
    (asked, permission) => narrowed(asked, reachOf(actor, permission, directory), permission, directory),
    input,
  );
}

/** The same for one permission. */
export function narrowed<T extends Asked<D>, D extends string>(
  input: T,
  scope: Scope | null,
  permission: string,
  directory: Directory,
): T {
  if (scope === 'all') return input;
  const limits = merged(scope ?? []);
  const named = limits.find(({ noun }) => input.where[noun] !== undefined);
  const limit = named ?? limits[0];
  if (limit === undefined)
    throw new AppError('forbidden', 'not_permitted', `This needs the permission ${permission}`, {
      permission,
      remedy: 'Ask an administrator for a role that has it.',
    });
  return { ...input, where: { ...input.where, [limit.noun]: inside(limit, input.where[limit.noun], directory) } };
}

/** Limits with one entry a noun, from wide to narrow; those without any id reach nothing. */
function merged(scope: readonly Limit[]): Limit[] {
  return NOUNS.flatMap((noun) => {
    const ids = [...new Set(scope.filter((l) => l.noun === noun).flatMap((l) => l.ids))];
    return ids.length > 0 ? [{ noun, ids }] : [];
  });
}

function inside({ noun, ids }: Limit, asked: readonly string[] | undefined, directory: Directory): readonly string[] {
  if (asked === undefined) return ids;
  const wanted = idsOf(directory, noun, asked);
  if (wanted.length > 0 && wanted.every((id) => ids.includes(id))) return wanted;
  // One answer for what is somebody else's and for what does not exist: it tells nothing.
  throw new AppError('forbidden', 'beyond_reach', `Not every ${noun} asked for is yours to see`, {
    field: noun,
    remedy: `Ask for ${noun}s you are responsible for, or leave the filter out.`,
  });
}
