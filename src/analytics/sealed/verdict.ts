import type { Comparison, Literal, Node } from '#src/semantic/expression.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { ALL, comparing, complement, intersect, isAll, NONE, type Ranges, unite } from './ranges.ts';

/** Thrown where a condition or value cannot be decided from sealed cells; the question is then answered raw. */
export class Unsealable extends Error {}

/**
 * A condition over the rows of one profile, in SQL's three values: certain where `measure` lies in `yes`, refuted in `no`,
 * unknown elsewhere; `onNull` is its value where the measure is absent. Without a measure it is the same for every row.
 */
export type Verdict = {
  readonly measure: string | null;
  readonly yes: Ranges;
  readonly no: Ranges;
  readonly onNull: boolean | null;
};

/** What a name means on the rows of one profile: one value for all of them, or a measure that differs. */
export type ProfileRow = {
  readonly entity: Entity;
  readonly asOf: number;
  readonly dataFrom: number;
  /** Name of a column the sealing computed for this very node. */
  readonly computedAs: (node: Node) => string | undefined;
  /** The column rows are booked by: every row has it. */
  readonly anchor: string | null;
  readonly isMeasure: (field: string) => boolean;
  readonly constant: (field: string) => Literal;
};

export type RowValue = { readonly constant: Literal } | { readonly measure: string };

const constantly = (truth: boolean | null): Verdict => ({
  measure: null,
  yes: truth === true ? ALL : NONE,
  no: truth === false ? ALL : NONE,
  onNull: truth,
});

export const CERTAIN = constantly(true);

/** Decides a condition as far as the profile's values go. */
export function verdictOf(node: Node, row: ProfileRow): Verdict {
  const computed = row.computedAs(node);
  if (computed !== undefined) return verdictOf({ op: 'field', name: computed }, row);
  switch (node.op) {
    case 'and':
      return node.terms.map((t) => verdictOf(t, row)).reduce(both, CERTAIN);
    case 'or':
      return negated(node.terms.map((t) => negated(verdictOf(t, row))).reduce(both, CERTAIN));
    case 'not':
      return negated(verdictOf(node.term, row));
    case 'term':
      return verdictOf(termOf(node.name, row.entity), row);
    case 'compare':
      return compared(node.how, valueOf(node.left, row), valueOf(node.right, row));
    case 'in':
      return listed(valueOf(node.value, row), node.list);
    case 'isNull': {
      if (node.value.op === 'field' && node.value.name === row.anchor) return constantly(false);
      const value = valueOf(node.value, row);
      return 'measure' in value
        ? { measure: value.measure, yes: NONE, no: ALL, onNull: true }
        : constantly(value.constant === null);
    }
    case 'field':
    case 'literal':
    case 'case': {
      const value = valueOf(node, row);
      if ('measure' in value) throw new Unsealable();
      return constantly(value.constant === null ? null : Boolean(value.constant));
    }
    default:
      throw new Unsealable();
  }
}

/** A value on the rows of one profile; throws where it mixes a measure with anything. */
export function valueOf(node: Node, row: ProfileRow): RowValue {
  const computed = row.computedAs(node);
  if (computed !== undefined) return valueOf({ op: 'field', name: computed }, row);
  switch (node.op) {
    case 'field':
      return row.isMeasure(node.name) ? { measure: node.name } : { constant: row.constant(node.name) };
    case 'literal':
      return { constant: node.value };
    case 'asOf':
      return { constant: row.asOf };
    case 'dataFrom':
      return { constant: row.dataFrom };
    case 'case': {
      for (const branch of node.branches) {
        const when = verdictOf(branch.when, row);
        if (when.measure !== null) throw new Unsealable();
        if (when.onNull === true) return valueOf(branch.then, row);
      }
      return valueOf(node.otherwise, row);
    }
    case 'arithmetic': {
      const [left, right] = [valueOf(node.left, row), valueOf(node.right, row)];
      if ('measure' in left || 'measure' in right) throw new Unsealable();
      if (left.constant === null || right.constant === null) return { constant: null };
      const [a, b] = [Number(left.constant), Number(right.constant)];
      return { constant: node.how === '+' ? a + b : node.how === '-' ? a - b : a * b };
    }
    default: {
      const verdict = verdictOf(node, row);
      if (verdict.measure !== null) throw new Unsealable();
      return { constant: verdict.onNull };
    }
  }
}

export function both(a: Verdict, b: Verdict): Verdict {
  if (isRefuted(a) || isRefuted(b)) return constantly(false);
  if (a.measure !== null && b.measure !== null && a.measure !== b.measure) throw new Unsealable();
  return {
    measure: a.measure ?? b.measure,
    yes: intersect(a.yes, b.yes),
    no: unite(a.no, b.no),
    onNull: a.onNull === false || b.onNull === false ? false : a.onNull === null || b.onNull === null ? null : true,
  };
}

const isRefuted = (v: Verdict): boolean => isAll(v.no) && v.onNull === false;

const negated = (v: Verdict): Verdict => ({
  measure: v.measure,
  yes: v.no,
  no: v.yes,
  onNull: v.onNull === null ? null : !v.onNull,
});

function compared(how: Comparison, left: RowValue, right: RowValue): Verdict {
  if ('measure' in left) return measured(left.measure, how, right);
  if ('measure' in right) return measured(right.measure, MIRRORED[how], left);
  const [a, b] = [left.constant, right.constant];
  if (a === null || b === null) return constantly(null);
  // Engines compare text and numbers by rules of their own.
  if (typeof a !== typeof b || typeof a === 'boolean') {
    if (typeof a === 'boolean' && typeof b === 'boolean' && (how === '=' || how === '<>'))
      return constantly((a === b) === (how === '='));
    throw new Unsealable();
  }
  // Order of text depends on collation; equality does not.
  if (typeof a === 'string' && how !== '=' && how !== '<>') throw new Unsealable();
  return constantly(holds(how, a, b));
}

const MIRRORED = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function measured(measure: string, how: Comparison, other: RowValue): Verdict {
  if ('measure' in other) throw new Unsealable();
  if (other.constant === null) return constantly(null);
  if (typeof other.constant !== 'number') throw new Unsealable();
  const yes = comparing(how, other.constant);
  return { measure, yes, no: complement(yes), onNull: null };
}

function listed(value: RowValue, list: readonly (string | number)[]): Verdict {
  if (list.length === 0) return constantly(false);
  if ('measure' in value) throw new Unsealable();
  if (value.constant === null) return constantly(null);
  return constantly(list.some((item) => item === value.constant));
}

function holds(how: Comparison, a: Literal, b: Literal): boolean {
  const [x, y] = [a as number, b as number];
  switch (how) {
    case '=':
      return x === y;
    case '<>':
      return x !== y;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
  }
}

function termOf(name: string, entity: Entity): Node {
  const term = entity.terms[name];
  if (!term) throw new Error(`Entity ${entity.name} has no term "${name}"`);
  return term.is.node;
}
