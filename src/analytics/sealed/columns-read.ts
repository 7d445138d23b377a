import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';

/** Names of the columns a node reads; `stop` may name a node as one column of its own. */
export function columnsRead(
  node: Node,
  entity: Entity,
  stop: (node: Node) => string | undefined = () => undefined,
): string[] {
  const own = stop(node);
  if (own !== undefined) return [own];
  const inside = (nodes: readonly Node[]): string[] => nodes.flatMap((n) => columnsRead(n, entity, stop));
  switch (node.op) {
    case 'field':
      return [node.name];
    case 'term': {
      const term = entity.terms[node.name];
      return term ? inside([term.is.node]) : [];
    }
    case 'case':
      return inside([...node.branches.flatMap((b) => [b.when, b.then]), node.otherwise]);
    case 'compare':
    case 'arithmetic':
      return inside([node.left, node.right]);
    case 'in':
    case 'isNull':
      return inside([node.value]);
    case 'and':
    case 'or':
      return inside(node.terms);
    case 'not':
      return inside([node.term]);
    default:
      return [];
  }
}
