import type { Scope } from '#src/http/actor.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';

const NOTHING: Node = { op: 'literal', value: false };

/** Which rows of an entity a scope reaches, as a condition on them; null: all. An entity without the column has none in that limit. */
export function reachCondition(scope: Scope | null, entity: Entity): Node | null {
  if (scope === 'all') return null;
  const terms = (scope ?? []).flatMap(({ noun, ids }): Node[] => {
    const column = entity.dimensions[noun];
    return column === undefined || ids.length === 0
      ? []
      : [{ op: 'in', value: { op: 'field', name: column }, list: ids }];
  });
  return terms.length === 0 ? NOTHING : { op: 'or', terms };
}

/** Both conditions, where there are any. */
export function both(a: Node | null, b: Node | null): Node | null {
  if (a === null || b === null) return a ?? b;
  return { op: 'and', terms: [a, b] };
}
