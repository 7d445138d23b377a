import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Node } from './expression.ts';
import { plainCondition } from './plain-condition.ts';

type Row = Readonly<Record<string, boolean>>;

/** What a condition of flags and decided comparisons says about a row. */
function holds(node: Node, row: Row): boolean {
  switch (node.op) {
    case 'field':
      return row[node.name] === true;
    case 'literal':
      return node.value === true;
    case 'and':
      return node.terms.every((term) => holds(term, row));
    case 'or':
      return node.terms.some((term) => holds(term, row));
    case 'not':
      return !holds(node.term, row);
    case 'compare': {
      const [left, right] = [node.left, node.right].map((side) => (side.op === 'literal' ? Number(side.value) : 0));
      return node.how === '>' ? left! > right! : left! <= right!;
    }
    default:
      throw new Error(node.op);
  }
}

const { condition } = fc.letrec<{ condition: Node; leaf: Node }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      terms: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('not' as const), term: tie('condition') }),
  ),
  leaf: fc.oneof(
    fc.constantFrom('a', 'b', 'c').map((name): Node => ({ op: 'field', name })),
    fc.tuple(fc.constantFrom('>' as const, '<=' as const), fc.nat(2), fc.nat(2)).map(
      ([how, left, right]): Node => ({
        op: 'compare',
        how,
        left: { op: 'literal', value: left },
        right: { op: 'literal', value: right },
      }),
    ),
  ),
}));

describe('plainCondition', () => {
  it('says the same about every row', () => {
    fc.assert(
      fc.property(condition, fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() }), (node, row) => {
        expect(holds(plainCondition(node), row)).toBe(holds(node, row));
      }),
    );
  });
});
