import type { Entity } from '#src/semantic/entity.ts';
import type { Literal, Node } from '#src/semantic/expression.ts';
import { Unsealable } from '../verdict.ts';

/** What names mean on a row: its columns, and the moments of the question. */
export type RowColumns = {
  readonly entity: Entity;
  readonly asOf: number;
  readonly dataFrom: number;
  /** Column rows are booked by. */
  readonly anchor: string | null;
  /** Reads a column; undefined where it is not kept. */
  readonly column: (name: string) => ((row: number) => Literal) | undefined;
};

export type RowValue = (row: number) => Literal;

/**
 * A row expression as a function of the row's number, by SQL's rules: a comparison with an absent value is unknown (null). Throws
 * `Unsealable` where the rows do not hold what it needs, or where engines follow rules of their own.
 */
export function rowExpression(node: Node, rows: RowColumns): RowValue {
  const sub = (inner: Node): RowValue => rowExpression(inner, rows);
  switch (node.op) {
    case 'field':
      return columnOf(node.name, rows);
    case 'at':
      return columnOf(rows.anchor ?? '', rows);
    case 'literal':
      return () => node.value;
    case 'asOf':
      return () => rows.asOf;
    case 'dataFrom':
      return () => rows.dataFrom;
    case 'term': {
      const term = rows.entity.terms[node.name];
      if (!term) throw new Error(`Entity ${rows.entity.name} has no term "${node.name}"`);
      return sub(term.is.node);
    }
    case 'isNull': {
      const value = sub(node.value);
      return (row) => value(row) === null;
    }
    case 'not': {
      const term = sub(node.term);
      return (row) => {
        const value = term(row);
        return value === null ? null : !value;
      };
    }
    case 'and':
      return junction(node.terms.map(sub), false);
    case 'or':
      return junction(node.terms.map(sub), true);
    case 'in': {
      const [value, list] = [sub(node.value), new Set<Literal>(node.list)];
      return (row) => {
        const own = value(row);
        return own === null ? null : list.has(own);
      };
    }
    case 'case': {
      const branches = node.branches.map(({ when, then }) => ({ when: sub(when), then: sub(then) }));
      const otherwise = sub(node.otherwise);
      return (row) => (branches.find((b) => b.when(row) === true)?.then ?? otherwise)(row);
    }
    case 'compare':
      return comparison(node.how, sub(node.left), sub(node.right));
    case 'arithmetic': {
      const [left, right, how] = [sub(node.left), sub(node.right), node.how];
      return (row) => {
        const [a, b] = [left(row), right(row)];
        if (a === null || b === null) return null;
        const [x, y] = [Number(a), Number(b)];
        return how === '+' ? x + y : how === '-' ? x - y : x * y;
      };
    }
  }
}

function columnOf(name: string, rows: RowColumns): RowValue {
  const column = rows.column(name);
  if (!column) throw new Unsealable();
  return column;
}

/** `and` is decided by one false term, `or` by one true; otherwise an unknown term leaves it unknown. */
function junction(terms: readonly RowValue[], decisive: boolean): RowValue {
  return (row) => {
    let unknown = false;
    for (const term of terms) {
      const value = term(row);
      if (value === decisive) return decisive;
      if (value === null) unknown = true;
    }
    return unknown ? null : !decisive;
  };
}

function comparison(how: Extract<Node, { op: 'compare' }>['how'], left: RowValue, right: RowValue): RowValue {
  return (row) => {
    const [a, b] = [left(row), right(row)];
    if (a === null || b === null) return null;
    // Engines order text and convert kinds by rules of their own; equality of one kind is the same everywhere.
    if (typeof a !== typeof b || (typeof a !== 'number' && how !== '=' && how !== '<>')) throw new Unsealable();
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
      case '>=':
        return a >= b;
    }
  };
}
