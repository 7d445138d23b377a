import type { Entity } from '#src/semantic/entity.ts';
import type { Literal, Node } from '#src/semantic/expression.ts';
import type { Dialect } from './dialect.ts';

/** Collects bound values while SQL is written. Text is always bound, never pasted in. */
export class SqlContext {
  readonly dialect: Dialect;
  readonly entity: Entity;
  readonly moments: { readonly asOf: number; readonly dataFrom: number };
  /** SQL of the instant rows are booked to; null where nothing is booked. */
  readonly at: string | null;
  readonly parameters: (string | number)[] = [];

  constructor(dialect: Dialect, entity: Entity, moments: { asOf: number; dataFrom: number }, at: string | null = null) {
    this.dialect = dialect;
    this.entity = entity;
    this.moments = moments;
    this.at = at;
  }

  bind(value: string | number): string {
    const known = this.parameters.indexOf(value);
    const index = known >= 0 ? known : this.parameters.push(value) - 1;
    return this.dialect.parameter(index, value);
  }
}

/** Writes a row expression in the context's dialect. Unknown terms and fields are bugs of the catalogue and throw. */
export function compileNode(node: Node, context: SqlContext): string {
  const sub = (inner: Node): string => compileNode(inner, context);
  switch (node.op) {
    case 'field':
      return context.dialect.identifier(node.name);
    case 'literal':
      return compileLiteral(node.value, context);
    case 'case': {
      const known = knownOr(node, context);
      if (known !== null) return known;
      const branches = node.branches.map((b) => `when ${sub(b.when)} then ${sub(b.then)}`).join(' ');
      return `case ${branches} else ${sub(node.otherwise)} end`;
    }
    case 'compare':
      return `${operand(node.left, context)} ${node.how} ${operand(node.right, context)}`;
    case 'in':
      return node.list.length === 0
        ? 'false'
        : `${operand(node.value, context)} in (${node.list.map((v) => compileLiteral(v, context)).join(', ')})`;
    case 'isNull':
      return `${operand(node.value, context)} is null`;
    case 'and':
    case 'or':
      if (node.terms.length === 0) return node.op === 'and' ? 'true' : 'false';
      return node.terms
        .map((t) => (['and', 'or'].includes(meant(t, context).op) ? `(${sub(t)})` : sub(t)))
        .join(` ${node.op} `);
    case 'not':
      return node.term.op === 'isNull' ? `${operand(node.term.value, context)} is not null` : `not (${sub(node.term)})`;
    case 'arithmetic': {
      const known = constant(node);
      return known === null ? `(${sub(node.left)} ${node.how} ${sub(node.right)})` : context.dialect.number(known);
    }
    case 'asOf':
      return context.dialect.number(context.moments.asOf);
    case 'dataFrom':
      return context.dialect.number(context.moments.dataFrom);
    case 'at':
      if (context.at === null) throw new Error('A plain listing books no rows');
      return context.at;
    case 'term':
      return sub(meant(node, context));
  }
}

/** "A where it is known, else B" in the engines' own word, which they answer faster; null for any other distinction. */
function knownOr({ branches, otherwise }: Extract<Node, { op: 'case' }>, context: SqlContext): string | null {
  const [only] = branches;
  if (branches.length !== 1 || only?.when.op !== 'not' || only.when.term.op !== 'isNull') return null;
  const value = compileNode(only.then, context);
  return compileNode(only.when.term.value, context) === value
    ? `coalesce(${value}, ${compileNode(otherwise, context)})`
    : null;
}

/** What a named condition stands for, however many names lie between. */
function meant(node: Node, context: SqlContext): Node {
  if (node.op !== 'term') return node;
  const term = context.entity.terms[node.name];
  if (!term) throw new Error(`Entity ${context.entity.name} has no term "${node.name}"`);
  return meant(term.is.node, context);
}

/** Numbers known beforehand are worked out here: `30 * 86400000` overflows the engines' narrow literals. */
function constant(node: Node): number | null {
  if (node.op === 'literal') return typeof node.value === 'number' ? node.value : null;
  if (node.op !== 'arithmetic') return null;
  const [left, right] = [constant(node.left), constant(node.right)];
  if (left === null || right === null) return null;
  return node.how === '+' ? left + right : node.how === '-' ? left - right : left * right;
}

/** An operand of a comparison: compound expressions in brackets. */
function operand(node: Node, context: SqlContext): string {
  const text = compileNode(node, context);
  return ['compare', 'and', 'or', 'not', 'case', 'in', 'isNull', 'term'].includes(node.op) ? `(${text})` : text;
}

function compileLiteral(value: Literal, context: SqlContext): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return context.dialect.number(value);
  return context.bind(value);
}
