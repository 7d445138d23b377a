import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { Linear, Measure } from '#src/semantic/measure.ts';
import type { KpiSummary } from '../contract/catalogue.ts';

type Entities = Readonly<Record<string, Entity>>;
type PartKind = KpiSummary['parts']['numerator'];

/** Whether the parts of a measure are rows counted or time added up: people must not read seconds as contacts. */
export function partKinds(measure: Measure, entities: Entities): KpiSummary['parts'] {
  switch (measure.op) {
    case 'value':
      return { numerator: kindOf(measure.of, entities), denominator: null };
    case 'ratio':
      return { numerator: kindOf(measure.numerator, entities), denominator: kindOf(measure.denominator, entities) };
    case 'correlation':
      return { numerator: 'count', denominator: null };
    case 'overIntervals': {
      const [first] = Object.values(measure.inner);
      const kind = measure.fold.how === 'compliance' || !first ? 'count' : kindOf(first, entities);
      return { numerator: kind, denominator: kind };
    }
  }
}

/** A sum is of one kind: its first term tells. */
function kindOf(linear: Linear, entities: Entities): PartKind {
  if (linear.op === 'add') {
    const [first] = linear.terms;
    return first ? kindOf(first.term, entities) : 'count';
  }
  // A level is heads, and a scaled term is in a unit of its own.
  if (linear.op !== 'aggregate') return 'count';
  if (linear.fn === 'count' || linear.fn === 'distinct') return 'count';
  if (!linear.value) return linear.attribution === 'split' ? 'duration' : 'count';
  const fields = entities[linear.entity]?.fields ?? {};
  return holdsTime(linear.value, fields) ? 'duration' : 'count';
}

function holdsTime(node: Node, fields: Entity['fields']): boolean {
  if (node.op === 'field') return fields[node.name]?.kind === 'duration';
  if (node.op === 'arithmetic') return holdsTime(node.left, fields) || holdsTime(node.right, fields);
  return node.op === 'case' && [node.otherwise, ...node.branches.map((b) => b.then)].some((n) => holdsTime(n, fields));
}
