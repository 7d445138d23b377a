import type { Node } from './expression.ts';

/**
 * The same condition with what settings have already decided left out (`0 s > 0 s`, a branch that always holds), nested
 * lists flattened and repetitions dropped. For words only: engines get the tree as it was written.
 */
export function plainCondition(node: Node): Node {
  switch (node.op) {
    case 'and':
    case 'or':
      return list(node.op, node.terms.map(plainCondition));
    case 'not':
      return negation(plainCondition(node.term));
    case 'compare': {
      const { left, right } = node;
      if (left.op !== 'literal' || right.op !== 'literal') return node;
      const decided = decide(node.how, left.value, right.value);
      return decided === null ? node : truth(decided);
    }
    default:
      return node;
  }
}

/** The conditions that must all hold; none for a condition that always does. */
export function allOf(node: Node): readonly Node[] {
  if (node.op === 'and') return node.terms;
  return isTruth(node, true) ? [] : [node];
}

const truth = (value: boolean): Node => ({ op: 'literal', value });
const isTruth = (node: Node, value: boolean): boolean => node.op === 'literal' && node.value === value;
const key = (node: Node): string => JSON.stringify(node);

function negation(term: Node): Node {
  if (term.op === 'not') return term.term;
  return term.op === 'literal' && typeof term.value === 'boolean' ? truth(!term.value) : { op: 'not', term };
}

function list(op: 'and' | 'or', terms: readonly Node[]): Node {
  const idle = op === 'and';
  const flat = terms.flatMap((term) => (term.op === op ? term.terms : [term])).filter((term) => !isTruth(term, idle));
  if (flat.some((term) => isTruth(term, !idle))) return truth(!idle);
  const distinct = [...new Map(flat.map((term) => [key(term), term])).values()];
  const kept = op === 'and' ? withoutEcho(distinct) : distinct;
  const [only] = kept;
  if (!only) return truth(idle);
  return kept.length === 1 ? only : { op, terms: kept };
}

/** `A and not (A and B)` is `A and not B`. */
function withoutEcho(terms: readonly Node[]): Node[] {
  const stated = new Set(terms.map(key));
  return terms.map((term) => {
    if (term.op !== 'not' || term.term.op !== 'and') return term;
    const left = term.term.terms.filter((inner) => !stated.has(key(inner)));
    return left.length === 0 ? term : negation(list('and', left));
  });
}

function decide(how: string, left: unknown, right: unknown): boolean | null {
  if (typeof left !== 'number' || typeof right !== 'number') return null;
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
    default:
      return left >= right;
  }
}
