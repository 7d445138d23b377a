import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { Catalogue, Definition } from '#src/semantic/definitions.ts';
import type { Aggregate, Linear, Measure } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';

/** Which rows of one entity make a number: in the numerator if `numerator` holds, in the denominator if `denominator` holds. */
export type Lineage = {
  readonly entity: Entity;
  readonly base: Aggregate;
  readonly numerator: Node;
  readonly denominator: Node | null;
  readonly scope: Node | null;
};

const ALL: Node = { op: 'and', terms: [] };

/**
 * The rows behind a number, one entry per entity: those of its definition, or of each definition where it holds.
 */
export function lineagesOfAll(definitions: readonly Definition[], catalogue: Catalogue): Lineage[] {
  const [only] = definitions;
  if (only && definitions.length === 1) return lineagesOf(only, catalogue);
  const all = definitions.flatMap((d) => lineagesOf(d, catalogue));
  return [...new Set(all.map((l) => l.entity.name))].flatMap((name) => {
    const own = all.filter((l) => l.entity.name === name);
    const [first] = own;
    if (!first) return [];
    const any = (part: (l: Lineage) => Node | null): Node => ({
      op: 'or',
      terms: own.flatMap((l) => {
        const condition = part(l);
        return condition ? [{ op: 'and', terms: l.scope ? [l.scope, condition] : [condition] } as const] : [];
      }),
    });
    const denominator = own.some((l) => l.denominator) ? any((l) => l.denominator ?? l.numerator) : null;
    return [{ entity: first.entity, base: first.base, numerator: any((l) => l.numerator), denominator, scope: null }];
  });
}

/**
 * The rows behind a definition, one entry per entity it reads. A linear combination counts a row when any of its added terms
 * does; subtracted terms take rows away again.
 */
export function lineagesOf(definition: Definition, catalogue: Catalogue): Lineage[] {
  const { numerator, denominator } = partsOf(definition.measure);
  const sides = [...leaves(numerator, 1), ...(denominator ? leaves(denominator, 1) : [])];
  const names = [...new Set(sides.map((s) => s.aggregate.entity))];
  return names.map((name) => {
    const entity = catalogue.entities[name];
    if (!entity) throw new Error(`No entity "${name}"`);
    const first = sides.find((s) => s.aggregate.entity === name)?.aggregate;
    if (!first) throw new Error(`No aggregate over ${name}`);
    const within = (linear: Linear | null): Node | null =>
      linear ? conditionOf(leaves(linear, 1).filter((l) => l.aggregate.entity === name)) : null;
    const top = within(numerator);
    const bottom = within(denominator);
    // A part on another entity has no rows here: what is counted is the part that has.
    return {
      entity,
      base: first,
      numerator: top ?? bottom ?? ALL,
      denominator: top ? bottom : null,
      scope: definition.where,
    };
  });
}

/** Narrows a planned scan to some of its rows. */
export function narrowed(scan: Scan, condition: Node | null, includeExcluded = scan.includeExcluded): Scan {
  const terms = [scan.where, condition].filter((n): n is Node => n !== null);
  return { ...scan, where: terms.length === 0 ? null : { op: 'and', terms }, includeExcluded };
}

/** True where the condition is false or unknown: `not` alone would lose the unknown ones. */
export const otherwise = (condition: Node): Node => ({
  op: 'compare',
  how: '=',
  left: {
    op: 'case',
    branches: [{ when: condition, then: { op: 'literal', value: 1 } }],
    otherwise: { op: 'literal', value: 0 },
  },
  right: { op: 'literal', value: 0 },
});

function partsOf(measure: Measure): { numerator: Linear; denominator: Linear | null } {
  switch (measure.op) {
    case 'value':
      return { numerator: measure.of, denominator: null };
    case 'ratio':
      return { numerator: measure.numerator, denominator: measure.denominator };
    case 'correlation':
      return { numerator: measure.n, denominator: null };
    case 'overIntervals': {
      const [first, ...rest] = Object.values(measure.inner);
      if (!first) throw new Error('A two-level KPI has inner values');
      return { numerator: first, denominator: rest.at(-1) ?? null };
    }
  }
}

type Leaf = { readonly sign: 1 | -1; readonly aggregate: Aggregate };

function leaves(linear: Linear, sign: 1 | -1): Leaf[] {
  if (linear.op === 'aggregate') return [{ sign, aggregate: linear }];
  if (linear.op === 'scale') return leaves(linear.term, linear.by < 0 ? (-sign as 1 | -1) : sign);
  if (linear.op === 'average') return leaves(linear.term, sign);
  return linear.terms.flatMap((t) => leaves(t.term, (sign * t.sign) as 1 | -1));
}

function conditionOf(found: readonly Leaf[]): Node | null {
  if (found.length === 0) return null;
  const added = found.filter((l) => l.sign === 1).map((l) => l.aggregate.where ?? ALL);
  const taken = found.filter((l) => l.sign === -1).map((l) => l.aggregate.where ?? ALL);
  const any: Node = added.length === 1 && added[0] ? added[0] : { op: 'or', terms: added };
  return taken.length === 0 ? any : { op: 'and', terms: [any, ...taken.map(otherwise)] };
}
