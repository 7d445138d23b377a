import type { Entity } from '#src/semantic/entity.ts';
import type { Literal, Node } from '#src/semantic/expression.ts';

/**
 * A row expression worked out on one row, by SQL's rules: a comparison with an absent value is unknown (null). Only for
 * columns a sealing computes; questions run in the engines.
 */
export function rowValue(node: Node, entity: Entity, column: (name: string) => Literal): Literal {
  const sub = (inner: Node): Literal => rowValue(inner, entity, column);
  switch (node.op) {
    case 'field':
      return column(node.name);
    case 'literal':
      return node.value;
    case 'case':
      return sub(node.branches.find((b) => sub(b.when) === true)?.then ?? node.otherwise);
    case 'isNull':
      return sub(node.value) === null;
    case 'not': {
      const term = sub(node.term);
      return term === null ? null : !term;
    }
    case 'and':
    case 'or': {
      const decisive = node.op === 'or';
      const terms = new Set(node.terms.map(sub));
      if (terms.has(decisive)) return decisive;
      return terms.has(null) ? null : !decisive;
    }
    case 'in': {
      const value = sub(node.value);
      return value === null ? null : node.list.includes(value as string | number);
    }
    case 'compare': {
      const [a, b] = [sub(node.left), sub(node.right)];
      return a === null || b === null ? null : compare(node.how, a, b);
    }
    case 'arithmetic': {
      const [a, b] = [sub(node.left), sub(node.right)];
      if (a === null || b === null) return null;
      const [x, y] = [Number(a), Number(b)];
      return node.how === '+' ? x + y : node.how === '-' ? x - y : x * y;
    }
    case 'term': {
      const term = entity.terms[node.name];
      if (!term) throw new Error(`Entity ${entity.name} has no term "${node.name}"`);
      return sub(term.is.node);
    }
    default:
      throw new Error(`A sealed column cannot depend on ${node.op}`);
  }
}

function compare(how: string, a: NonNullable<Literal>, b: NonNullable<Literal>): boolean {
  switch (how) {
    case '=':
      return a === b;
    case '<>':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}

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
