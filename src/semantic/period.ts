import type { Literal, Node } from './expression.ts';

/** A stretch of time, `[from, until)`, epoch milliseconds. */
export type Period = { readonly from: number; readonly until: number };

const instant = (value: number): Node => ({ op: 'literal', value, unit: 'instant' });

/** Conditions that a row is booked inside a period, as far as the range does not grant it. */
export function within(period: Period, range: { readonly from: number; readonly to: number }): Node[] {
  const at: Node = { op: 'at' };
  return [
    ...(period.from > range.from ? [{ op: 'compare', how: '>=', left: at, right: instant(period.from) } as const] : []),
    ...(period.until < range.to ? [{ op: 'compare', how: '<', left: at, right: instant(period.until) } as const] : []),
  ];
}

/** Instants that rows' booking is compared with, ascending, each once. */
export function changesIn(tree: unknown): number[] {
  const found = new Set<number>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const bound = boundOf(value as Node);
    if (bound !== null) found.add(bound);
    else for (const child of Object.values(value)) visit(child);
  };
  visit(tree);
  return [...found].sort((a, b) => a - b);
}

const boundOf = (node: Node): number | null =>
  node.op === 'compare' && node.left.op === 'at' && node.right.op === 'literal' ? Number(node.right.value) : null;

/** A condition or value on rows all booked inside one period: what the period decides is no longer asked. */
export function settled(node: Node, period: Period): Node {
  const sub = (inner: Node): Node => settled(inner, period);
  switch (node.op) {
    case 'compare': {
      const bound = boundOf(node);
      if (bound !== null) return decided(node.how, bound, period) ?? node;
      const [left, right] = [sub(node.left), sub(node.right)];
      if (node.how === '=' && left.op === 'literal' && right.op === 'literal' && left.value !== null)
        return literal(left.value === right.value);
      return { ...node, left, right };
    }
    case 'and':
    case 'or': {
      const decisive = node.op === 'or';
      const terms = node.terms.map(sub).filter((t) => !isLiteral(t, !decisive));
      if (terms.some((t) => isLiteral(t, decisive))) return literal(decisive);
      const [only] = terms;
      if (terms.length === 0) return literal(!decisive);
      return terms.length === 1 && only ? only : { ...node, terms };
    }
    case 'not': {
      const term = sub(node.term);
      if (term.op === 'literal' && typeof term.value === 'boolean') return literal(!term.value);
      return { ...node, term };
    }
    case 'case': {
      const branches = node.branches
        .map((b) => ({ when: sub(b.when), then: sub(b.then) }))
        .filter((b) => !isLiteral(b.when, false));
      const sure = branches.findIndex((b) => isLiteral(b.when, true));
      const otherwise = branches[sure]?.then ?? sub(node.otherwise);
      const open = sure < 0 ? branches : branches.slice(0, sure);
      return open.length === 0 ? otherwise : { ...node, branches: open, otherwise };
    }
    case 'arithmetic':
      return { ...node, left: sub(node.left), right: sub(node.right) };
    case 'in':
    case 'isNull':
      return { ...node, value: sub(node.value) };
    default:
      return node;
  }
}

const literal = (value: Literal): Node => ({ op: 'literal', value });
const isLiteral = (node: Node, value: Literal): boolean => node.op === 'literal' && node.value === value;

function decided(how: string, bound: number, { from, until }: Period): Node | null {
  if (from >= bound) return literal(how === '>=' || how === '>');
  if (until <= bound) return literal(how === '<' || how === '<=');
  return null;
}
