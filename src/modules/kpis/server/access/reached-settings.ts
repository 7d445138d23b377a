import type { Actor } from '#src/http/actor.ts';
import { type ParameterScope, SCOPE_DIMENSIONS } from '#src/semantic/question.ts';
import { dimensionValues } from '../coverage.ts';
import type { KpiDependencies } from '../dependencies.ts';

/**
 * The settings of the centre as far as they concern rows a caller may see. Those of other queues, projects or sites change none of her numbers,
 * but would tell their names in formulas and breaks of series.
 */
export function reachedSettings(needs: KpiDependencies, actor: Actor): KpiDependencies['scopes'] {
  if (actor.scopeOf('read:kpi') === 'all') return needs.scopes;
  let reached: Promise<readonly ParameterScope[]> | undefined;
  return () => (reached ??= read(needs, actor));
}

async function read(needs: KpiDependencies, actor: Actor): Promise<readonly ParameterScope[]> {
  const all = await needs.scopes();
  const named = SCOPE_DIMENSIONS.filter((id) => all.some(({ where }) => where[id] !== undefined));
  const values = await Promise.all(
    named.map(async (id) => [id, new Set((await dimensionValues(id, needs, actor)).map((v) => v.id))] as const),
  );
  const seen = new Map(values);
  return all.flatMap((scope) => {
    const where: Record<string, readonly string[]> = {};
    for (const id of named) {
      const ids = scope.where[id];
      if (ids === undefined) continue;
      where[id] = ids.filter((value) => seen.get(id)?.has(value));
      if (where[id].length === 0) return [];
    }
    return [{ ...scope, where }];
  });
}
