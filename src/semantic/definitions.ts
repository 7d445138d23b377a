import { invalid } from '#src/kernel/errors.ts';
import type { Entity } from './entity.ts';
import type { Node } from './expression.ts';
import type { Kpi } from './kpi.ts';
import { type Aggregate, type Linear, type Measure } from './measure.ts';
import type { ParameterId, ParameterRegistry, ParameterValue } from './parameter.ts';
import { conditionOf, isEverybodys, type ParameterClass, parameterClasses } from './parameter-classes.ts';
import type { ParameterScope, Question } from './question.ts';

/** The catalogue as the engine sees it. */
export type Catalogue = {
  readonly kpis: Readonly<Record<string, Kpi>>;
  readonly entities: Readonly<Record<string, Entity>>;
  readonly parameters: ParameterRegistry;
};

/** One meaning of a KPI and the rows it holds for; their numerators and denominators add up. */
export type Definition = { readonly measure: Measure; readonly pending: Linear | null; readonly where: Node | null };

/** A question of many KPIs asks for the same values once a KPI. */
const known = new WeakMap<
  Question['set'],
  { registry: ParameterRegistry; values: Readonly<Record<string, ParameterValue>> }
>();

/** Default values of a registry with the question's own settings on top. */
export function baseValues(
  registry: ParameterRegistry,
  set: Question['set'],
): Readonly<Record<string, ParameterValue>> {
  const before = known.get(set);
  if (before?.registry === registry) return before.values;
  const values: Record<string, ParameterValue> = {};
  for (const [id, spec] of Object.entries(registry)) values[id] = set[id as ParameterId] ?? spec.default;
  for (const id of Object.keys(set)) {
    if (!(id in registry))
      throw invalid('unknown_parameter', `There is no setting "${id}"`, {
        field: id,
        remedy: `Known settings: ${Object.keys(registry).join(', ')}`,
      });
  }
  known.set(set, { registry, values });
  return values;
}

/**
 * What a KPI means in this question. Where settings differ between channels, queues or projects only in a value, one definition
 * carries a case distinction; where they change the formula itself, several definitions each hold for their own rows.
 */
export function definitionsOf(
  kpi: Kpi,
  question: Question,
  catalogue: Catalogue,
  scopes: readonly ParameterScope[],
): Definition[] {
  const measureOf = alternativeMeasure(kpi, question) ?? kpi.measure;
  const base = baseValues(catalogue.parameters, question.set);
  const classes = parameterClasses(kpi, question, base, scopes);
  const made = classes.map((c) => ({ ...c, measure: measureOf(c.values), pending: kpi.pending?.(c.values) ?? null }));
  const first = made[0];
  if (!first) throw new Error(`No parameter class for ${kpi.id}`);
  if (made.length === 1) return [{ measure: first.measure, pending: first.pending, where: null }];
  const unified = unify(
    made.map((m) => ({ of: m, tree: { measure: m.measure, pending: m.pending } })),
    catalogue,
  );
  if (unified) return [{ ...unified, where: null }];
  return made.map((m, i) => {
    const only = <T>(tree: T): T =>
      mapAggregates(tree, (a) => ({ ...a, where: ownRows(a, m, made.slice(0, i), kpi, catalogue) }));
    return { measure: only(m.measure), pending: only(m.pending), where: null };
  });
}

/** The rows of an aggregate that fall into one class and none before it. Parts that do not add up cannot be told apart. */
function ownRows(
  a: Aggregate,
  own: ParameterClass,
  earlier: readonly ParameterClass[],
  kpi: Kpi,
  catalogue: Catalogue,
): Node {
  const entity = catalogue.entities[a.entity];
  const condition = (of: ParameterClass): Node => {
    const found = entity && (a.fn === 'count' || a.fn === 'sum') ? conditionOf(of, a, entity) : null;
    if (found) return found;
    throw invalid(
      'mixed_definitions',
      `${kpi.id} is defined differently in parts of this question and cannot be joined`,
      {
        field: kpi.id,
        remedy: 'Filter to one channel or queue, ask for a range with one definition, or set one for the question.',
      },
    );
  };
  const mine = isEverybodys(own) ? [] : [condition(own)];
  return { op: 'and', terms: [...earlier.map((e) => fails(condition(e))), ...mine, ...(a.where ? [a.where] : [])] };
}

/** The tree with every aggregate changed; trees are plain data. */
function mapAggregates<T>(tree: T, change: (a: Aggregate) => Aggregate): T {
  if (typeof tree !== 'object' || tree === null) return tree;
  if ((tree as Partial<Aggregate>).op === 'aggregate') return change(tree as unknown as Aggregate) as T;
  if (Array.isArray(tree)) return tree.map((t: unknown) => mapAggregates(t, change)) as T;
  return Object.fromEntries(Object.entries(tree).map(([k, v]) => [k, mapAggregates(v as unknown, change)])) as T;
}

/** True where the condition is false or unknown: a row without a queue is in no queue's scope, and must not be lost. */
const fails = (condition: Node): Node => ({
  op: 'compare',
  how: '=',
  left: {
    op: 'case',
    branches: [{ when: condition, then: { op: 'literal', value: 1 } }],
    otherwise: { op: 'literal', value: 0 },
  },
  right: { op: 'literal', value: 0 },
});

function alternativeMeasure(kpi: Kpi, question: Question): Kpi['measure'] | undefined {
  const asked = new Set<string>([...question.by, ...Object.keys(question.where)]);
  return Object.entries(kpi.measureBy ?? {}).find(([dimension]) => asked.has(dimension))?.[1];
}

type Variant<T> = { readonly of: ParameterClass; readonly tree: T };

/** Joins trees that differ in literals only; null when they differ in shape. The last variant is the one without a condition. */
function unify<T>(variants: readonly Variant<T>[], catalogue: Catalogue): T | null {
  try {
    return merge(
      variants.map((v) => v.tree),
      variants,
      catalogue,
      null,
    ) as T;
  } catch (error) {
    if (error === differs) return null;
    throw error;
  }
}

const differs = new Error('shapes differ');

function merge(
  trees: readonly unknown[],
  variants: readonly Variant<unknown>[],
  catalogue: Catalogue,
  aggregate: Aggregate | null,
): unknown {
  const last = trees.at(-1);
  if (trees.every((t) => t === last)) return last;
  if (
    typeof last !== 'object' ||
    last === null ||
    trees.some((t) => typeof t !== 'object' || t === null || Array.isArray(t) !== Array.isArray(last))
  )
    throw differs;
  if (Array.isArray(last)) {
    if (trees.some((t) => (t as unknown[]).length !== last.length)) throw differs;
    return last.map((_, i) =>
      merge(
        trees.map((t) => (t as unknown[])[i]),
        variants,
        catalogue,
        aggregate,
      ),
    );
  }
  const within = (last as Partial<Aggregate>).op === 'aggregate' ? (last as Aggregate) : aggregate;
  if ((last as Node).op === 'literal' && trees.every((t) => (t as Node).op === 'literal'))
    return caseOf(trees as Node[], variants, catalogue, within);
  const keys = Object.keys(last);
  if (trees.some((t) => Object.keys(t as object).join() !== keys.join())) throw differs;
  return Object.fromEntries(
    keys.map((k) => [
      k,
      merge(
        trees.map((t) => (t as Record<string, unknown>)[k]),
        variants,
        catalogue,
        within,
      ),
    ]),
  );
}

/** Literals per scope as one case distinction; scopes on columns the entity lacks cannot apply to it. */
function caseOf(
  literals: readonly Node[],
  variants: readonly Variant<unknown>[],
  catalogue: Catalogue,
  aggregate: Aggregate | null,
): Node {
  const otherwise = literals.at(-1);
  if (!otherwise) throw differs;
  const same = JSON.stringify(otherwise);
  const entity = aggregate && catalogue.entities[aggregate.entity];
  const branches = literals.slice(0, -1).flatMap((then, i) => {
    const of = variants[i]?.of;
    const when = of && aggregate && entity ? conditionOf(of, aggregate, entity) : null;
    return when ? [{ when, then }] : [];
  });
  return branches.every((b) => JSON.stringify(b.then) === same) ? otherwise : { op: 'case', branches, otherwise };
}
