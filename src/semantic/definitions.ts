import { invalid } from '#src/kernel/errors.ts';
import type { Entity } from './entity.ts';
import type { Node } from './expression.ts';
import type { Kpi } from './kpi.ts';
import { type Aggregate, aggregatesOf, type Linear, type Measure } from './measure.ts';
import type { ParameterId, ParameterRegistry, ParameterValue } from './parameter.ts';
import { parameterClasses } from './parameter-classes.ts';
import type { ParameterScope, Question } from './question.ts';

/** The catalogue as the engine sees it. */
export type Catalogue = {
  readonly kpis: Readonly<Record<string, Kpi>>;
  readonly entities: Readonly<Record<string, Entity>>;
  readonly parameters: ParameterRegistry;
};

/** One meaning of a KPI and the rows it holds for; their numerators and denominators add up. */
export type Definition = { readonly measure: Measure; readonly pending: Linear | null; readonly where: Node | null };

/** Default values of a registry with the question's own settings on top. */
export function baseValues(registry: ParameterRegistry, set: Question['set']): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  for (const [id, spec] of Object.entries(registry)) values[id] = set[id as ParameterId] ?? spec.default;
  for (const id of Object.keys(set)) {
    if (!(id in registry))
      throw invalid('unknown_parameter', `There is no setting "${id}"`, {
        field: id,
        remedy: `Known settings: ${Object.keys(registry).join(', ')}`,
      });
  }
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
  if (made.length === 1) return [{ measure: first.measure, pending: first.pending, where: first.when }];
  const unified = unify(
    made.map((m) => ({ when: m.when, columns: m.columns, tree: { measure: m.measure, pending: m.pending } })),
    catalogue,
  );
  if (unified) return [{ ...unified, where: null }];
  const columns = made.flatMap((m) => m.columns);
  const separable = (a: Aggregate): boolean =>
    (a.fn === 'count' || a.fn === 'sum') && columns.every((c) => c in (catalogue.entities[a.entity]?.fields ?? {}));
  if (!made.every((m) => aggregatesOf(m.measure).every(separable))) {
    throw invalid(
      'mixed_definitions',
      `${kpi.id} is defined differently in parts of this question and cannot be joined`,
      {
        field: kpi.id,
        remedy: 'Filter to one channel or queue, or set one definition for the question.',
      },
    );
  }
  const earlier: Node[] = [];
  return made.map((m) => {
    const own = m.when;
    const where: Node = {
      op: 'and',
      terms: [...earlier.map(fails), ...(own ? [own] : [])],
    };
    if (own) earlier.push(own);
    return { measure: m.measure, pending: m.pending, where };
  });
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

type Variant<T> = { readonly when: Node | null; readonly columns: readonly string[]; readonly tree: T };

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
  entity: Entity | null,
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
        entity,
      ),
    );
  }
  const within =
    (last as Partial<Aggregate>).op === 'aggregate' ? (catalogue.entities[(last as Aggregate).entity] ?? null) : entity;
  if ((last as Node).op === 'literal' && trees.every((t) => (t as Node).op === 'literal'))
    return caseOf(trees as Node[], variants, within);
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
function caseOf(literals: readonly Node[], variants: readonly Variant<unknown>[], entity: Entity | null): Node {
  const otherwise = literals.at(-1);
  if (!otherwise) throw differs;
  const same = JSON.stringify(otherwise);
  const branches = literals.slice(0, -1).flatMap((then, i) => {
    const { when, columns } = variants[i] ?? { when: null, columns: [] };
    const applies = when && entity && columns.every((c) => c in entity.fields);
    return applies ? [{ when, then }] : [];
  });
  return branches.every((b) => JSON.stringify(b.then) === same) ? otherwise : { op: 'case', branches, otherwise };
}
