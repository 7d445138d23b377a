import type { Literal, Node } from './expression.ts';
import type { Term } from './entity.ts';

type Row = Readonly<Record<string, Literal>>;

/**
 * The value of a row expression for one row held in memory, as SQL would give it: a comparison with an absent value is unknown (`null`), and
 * unknown is carried through and, or, not. For expressions of the row alone: settings per scope, moments of a question and other rows are
 * not known here. Throws on those.
 */
export function valueOf(node: Node, row: Row, terms: Readonly<Record<string, Term>>): Literal {
  switch (node.op) {
    case 'field':
      return row[node.name] ?? null;
    case 'literal':
      return node.value;
    case 'isNull':
      return valueOf(node.value, row, terms) === null;
    case 'in': {
      const value = valueOf(node.value, row, terms);
      return value === null ? null : node.list.includes(value as string | number);
    }
    case 'not': {
      const value = valueOf(node.term, row, terms);
      return value === null ? null : !value;
    }
    case 'and':
    case 'or': {
      const values = new Set(node.terms.map((term) => valueOf(term, row, terms)));
      const deciding = node.op === 'or';
      if (values.has(deciding)) return deciding;
      return values.has(null) ? null : !deciding;
    }
    case 'compare':
      return compared(node.how, valueOf(node.left, row, terms), valueOf(node.right, row, terms));
    case 'arithmetic': {
      const [left, right] = [valueOf(node.left, row, terms), valueOf(node.right, row, terms)];
      if (typeof left !== 'number' || typeof right !== 'number') return null;
      return node.how === '+' ? left + right : node.how === '-' ? left - right : left * right;
    }
    case 'term': {
      const term = terms[node.name];
      if (term === undefined) throw new Error(`No condition ${node.name}`);
      return valueOf(term.is.node, row, terms);
    }
    default:
      throw new Error(`"${node.op}" cannot be told from one row`);
  }
}

function compared(how: '=' | '<>' | '<' | '<=' | '>' | '>=', left: Literal, right: Literal): boolean | null {
  if (left === null || right === null) return null;
  switch (how) {
    case '=':
      return left === right;
    case '<>':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
