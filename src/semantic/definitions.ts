import { invalid } from '#src/kernel/errors.ts';
import { makeGrid } from '#src/kernel/grid.ts';
import type { Entity } from './entity.ts';
import type { Node } from './expression.ts';
import type { Kpi } from './kpi.ts';
import { type Aggregate, aggregatesOf, type Linear, type Measure } from './measure.ts';
import { madeOf } from './made-of.ts';
import type { ParameterRegistry, ParameterValue } from './parameter.ts';
import { parameterClasses } from './parameter-classes.ts';
import { changesIn, within } from './period.ts';
import type { ParameterScope, Question } from './question.ts';

/** The catalogue as the engine sees it. */
export type Catalogue = {
  readonly kpis: Readonly<Record<string, Kpi>>;
  readonly entities: Readonly<Record<string, Entity>>;
  readonly parameters: ParameterRegistry;
};

/** One meaning of a KPI and the rows it holds for; their numerators and denominators add up. */
export type Definition = {
  readonly measure: Measure;
  readonly pending: Linear | null;
  readonly where: Node | null;
  /** `where` without what rules out the definitions before this one; null for all the rest. */
  readonly when: Node | null;
  /** Columns `where` decides by; none when it decides by time alone. */
  readonly columns: readonly string[];
};

/** A question of many KPIs asks for the same values once a KPI. */
const known = new WeakMap<
  Question['set'],
  { registry: ParameterRegistry; values: Readonly<Record<string, ParameterValue>> }
>();

const defaults = new WeakMap<ParameterRegistry, Readonly<Record<string, ParameterValue>>>();

function defaultsOf(registry: ParameterRegistry): Readonly<Record<string, ParameterValue>> {
  let values = defaults.get(registry);
  if (!values) {
    values = Object.fromEntries(Object.entries(registry).map(([id, spec]) => [id, spec.default]));
    defaults.set(registry, values);
  }
  return values;
}

/** Default values of a registry with the question's own settings on top. */
export function baseValues(
  registry: ParameterRegistry,
  set: Question['set'],
): Readonly<Record<string, ParameterValue>> {
  const before = known.get(set);
  if (before?.registry === registry) return before.values;
  const values = { ...defaultsOf(registry) };
  for (const [id, value] of Object.entries(set)) if (value !== undefined && id in registry) values[id] = value;
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
  const made = classes.map((c) => ({
    ...c,
    measure: madeOf(measureOf, c.values),
    pending: kpi.pending ? madeOf(kpi.pending, c.values) : null,
  }));
  const first = made[0];
  if (!first) throw new Error(`No parameter class for ${kpi.id}`);
  if (made.length === 1)
    return [{ measure: first.measure, pending: first.pending, where: null, when: null, columns: [] }];
  const unified = unify(
    made.map((m) => ({ when: m.when, columns: m.columns, tree: { measure: m.measure, pending: m.pending } })),
    catalogue,
  );
  if (unified) return [{ ...unified, where: null, when: null, columns: [] }];
  const changes = changesIn(classes.map((c) => c.when));
  if (changes.length > 0) return definitionsByPeriod(kpi, question, changes, catalogue, scopes);
  const columns = [...new Set(made.flatMap((m) => m.columns))];
  refuseInseparable(kpi, made, columns, false, catalogue);
  const earlier: Node[] = [];
  return made.map((m) => {
    const own = m.when;
    const where: Node = {
      op: 'and',
      terms: [...earlier.map(fails), ...(own ? [own] : [])],
    };
    if (own) earlier.push(own);
    return { measure: m.measure, pending: m.pending, where, when: own, columns };
  });
}

/** The definitions of each stretch between two changes, each for the rows booked in it. */
function definitionsByPeriod(
  kpi: Kpi,
  question: Question,
  changes: readonly number[],
  catalogue: Catalogue,
  scopes: readonly ParameterScope[],
): Definition[] {
  const bounds = [question.from, ...changes, question.to];
  const definitions = bounds.slice(0, -1).flatMap((from, i) => {
    const until = bounds[i + 1] ?? question.to;
    const time = within({ from, until }, question);
    const inside = (node: Node | null): Node => ({ op: 'and', terms: node ? [...time, node] : time });
    return definitionsOf(kpi, { ...question, from, to: until }, catalogue, scopes).map((d) => ({
      ...d,
      where: inside(d.where),
      when: inside(d.when),
    }));
  });
  const columns = [...new Set(definitions.flatMap((d) => d.columns))];
  refuseInseparable(kpi, definitions, columns, betweenBuckets(changes, question), catalogue);
  return definitions;
}

/** Throws `mixed_definitions` where the parts of a question cannot be added up. */
function refuseInseparable(
  kpi: Kpi,
  parts: readonly { readonly measure: Measure }[],
  columns: readonly string[],
  apart: boolean,
  catalogue: Catalogue,
): void {
  const separable = (a: Aggregate): boolean =>
    (apart || a.fn === 'count' || a.fn === 'sum') &&
    columns.every((c) => c in (catalogue.entities[a.entity]?.fields ?? {}));
  const measures = parts.map((p) => p.measure);
  // Numerators and denominators of one value share its unit.
  const unit = (m: Measure): string => JSON.stringify(m.op === 'ratio' ? [m.op, m.scale, m.cap] : m.op);
  if (new Set(measures.map(unit)).size === 1 && measures.every((m) => aggregatesOf(m).every(separable))) return;
  throw invalid(
    'mixed_definitions',
    `${kpi.id} is defined differently in parts of this question and cannot be joined`,
    {
      field: kpi.id,
      remedy:
        columns.length > 0
          ? 'Filter to one channel or queue, or set one definition for the question.'
          : 'Ask each side of the change for itself, by a grain that does not cross it, or set one definition for the question.',
    },
  );
}

/** Whether no bucket of the question has rows on both sides of a change. */
function betweenBuckets(changes: readonly number[], { from, to, grain, zone, calendar }: Question): boolean {
  if (grain === 'whole') return false;
  const starts = new Set(makeGrid(from, to, grain, zone, calendar).starts);
  return changes.every((t) => starts.has(t));
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

const byTime = (variants: readonly Variant<unknown>[]): boolean => changesIn(variants.map((v) => v.when)).length > 0;

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
  const inside =
    (last as Partial<Aggregate>).op === 'aggregate' ? (catalogue.entities[(last as Aggregate).entity] ?? null) : entity;
  if ((last as Node).op === 'literal' && trees.every((t) => (t as Node).op === 'literal'))
    return caseOf(trees as Node[], variants, inside);
  const keys = Object.keys(last);
  if (trees.some((t) => Object.keys(t as object).join() !== keys.join())) throw differs;
  // A neighbour's own time must not decide what the row it stands beside means.
  const { chain } = last as Partial<Aggregate>;
  if (chain && byTime(variants) && trees.some((t) => JSON.stringify((t as Aggregate).chain) !== JSON.stringify(chain)))
    throw differs;
  return Object.fromEntries(
    keys.map((k) => [
      k,
      merge(
        trees.map((t) => (t as Record<string, unknown>)[k]),
        variants,
        catalogue,
        inside,
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
