import fc from '#test/fast-check.ts';
import type { Comparison, Node } from '#src/semantic/expression.ts';
import { BASE, SPAN, TEXTS } from './entity.ts';

const how = fc.constantFrom<Comparison>('=', '<>', '<', '<=', '>', '>=');
const fieldOf = (...names: string[]): fc.Arbitrary<Node> =>
  fc.constantFrom(...names).map((name): Node => ({ op: 'field', name }));
const literal = (value: fc.Arbitrary<string | number | boolean | null>): fc.Arbitrary<Node> =>
  value.map((value): Node => ({ op: 'literal', value }));

const durations = fc.constantFrom(0, 5_000, 20_000, 60_000, 600_000);
const texts = fc.constantFrom<string[]>('voice', 'c1', ...TEXTS);

/** Generators of conditions and numbers over the parity entity; `extra` names further instant columns (of a chain), `booked` allows when rows are booked. */
export function expressions(
  extra: readonly string[],
  booked = false,
): { condition: fc.Arbitrary<Node>; number: fc.Arbitrary<Node> } {
  const instants = fc.oneof(
    fieldOf('at', 'until', ...extra),
    literal(fc.integer({ min: BASE, max: BASE + SPAN })),
    fc.constantFrom<Node>({ op: 'asOf' }, { op: 'dataFrom' }, ...(booked ? [{ op: 'at' } as const] : [])),
  );
  const { condition, number } = fc.letrec<{ condition: Node; number: Node; simple: Node }>((tie) => ({
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fieldOf('wait', 'talk', 'score', 'calls'),
      fc.record({
        op: fc.constant('arithmetic' as const),
        how: fc.constantFrom('+' as const, '-' as const),
        left: tie('number'),
        right: tie('number'),
      }),
      fc.record({
        op: fc.constant('arithmetic' as const),
        how: fc.constant('-' as const),
        left: instants,
        right: fieldOf('at', 'until', ...extra),
      }),
      fc.record({
        op: fc.constant('arithmetic' as const),
        how: fc.constant('*' as const),
        left: fieldOf('wait', 'score', 'calls'),
        right: literal(fc.constantFrom(2, -3, 0.5)),
      }),
      fc.record({
        op: fc.constant('case' as const),
        branches: fc.array(
          fc.record({ when: tie('condition'), then: fc.oneof(literal(durations), fieldOf('wait', 'talk')) }),
          { minLength: 1, maxLength: 2 },
        ),
        otherwise: fc.oneof(literal(fc.oneof(durations, fc.constant(null))), fieldOf('talk')),
      }),
    ) as fc.Arbitrary<Node>,
    simple: fc.oneof(
      fc.record({
        op: fc.constant('compare' as const),
        how,
        left: tie('number'),
        right: fc.oneof(literal(durations), tie('number')),
      }),
      fc.record({
        op: fc.constant('compare' as const),
        how,
        left: fieldOf('queue', 'channel', 'customer', 'agent'),
        right: fc.oneof(literal(texts), fieldOf('agent_id')),
      }),
      fc.record({ op: fc.constant('compare' as const), how, left: instants, right: instants }),
      fc.record({
        op: fc.constant('compare' as const),
        how: fc.constantFrom<Comparison>('=', '<>'),
        left: fieldOf('ok'),
        right: literal(fc.boolean()),
      }),
      fc.record({
        op: fc.constant('compare' as const),
        how,
        left: fieldOf('wait', 'queue'),
        right: literal(fc.constant(null)),
      }),
      fc.record({
        op: fc.constant('in' as const),
        value: fieldOf('queue', 'customer', 'agent_id'),
        list: fc.array(texts, { maxLength: 3 }),
      }),
      fc.record({
        op: fc.constant('in' as const),
        value: fieldOf('calls', 'wait'),
        list: fc.array(fc.constantFrom(0, 1, 2, 5_000), { maxLength: 3 }),
      }),
      fc.record({
        op: fc.constant('isNull' as const),
        value: fc.oneof(fieldOf('queue', 'wait', 'until', 'ok', ...extra), tie('condition')),
      }),
      fieldOf('ok'),
      fc.constantFrom('quick', 'odd').map((name) => ({ op: 'term' as const, name })),
    ) as fc.Arbitrary<Node>,
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('simple'),
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        terms: fc.array(tie('condition'), { maxLength: 3 }),
      }),
      fc.record({ op: fc.constant('not' as const), term: tie('condition') }),
    ) as fc.Arbitrary<Node>,
  }));
  return { condition, number };
}
