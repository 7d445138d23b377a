import type { Entity } from './entity.ts';
import type { Node } from './expression.ts';
import type { Kpi } from './kpi.ts';
import type { Aggregate } from './measure.ts';
import { type ParameterId, type ParameterValue, ParameterValues } from './parameter.ts';
import type { ParameterScope, Question } from './question.ts';

type Entry = { readonly column: string; readonly values: readonly string[] };
/** Epoch milliseconds, half-open; infinite where a scope names no date. */
type Period = { readonly from: number; readonly until: number };

/** The settings of some of the rows: those with these values in these columns, booked in this period. */
export type ParameterClass = {
  readonly entries: readonly Entry[];
  readonly during: Period | null;
  readonly values: ParameterValues;
};

type Draft = Omit<ParameterClass, 'values'> & { readonly values: Readonly<Record<string, ParameterValue>> };

/**
 * Every combination of scopes a row can be in, so that a queue's own threshold and its channel's short-abandon limit both hold. Scopes
 * come most specific first and win over later ones, setting by setting; combinations stand before their parts, so that the first
 * class a row meets is the right one; the last class is everybody's. Scopes the question's filters or dates rule out, or that set
 * nothing this KPI reads, are left out.
 */
export function parameterClasses(
  kpi: Kpi,
  question: Question,
  base: Readonly<Record<string, ParameterValue>>,
  scopes: readonly ParameterScope[],
): ParameterClass[] {
  let classes: Draft[] = [{ entries: [], during: null, values: {} }];
  for (const scope of scopes) {
    const values = Object.entries(scope.values) as [ParameterId, ParameterValue][];
    const own = values.filter(([id]) => matters(id, kpi, question));
    const open = openPart(scope, question);
    if (own.length > 0 && open) classes = classes.flatMap((known) => joined(known, open, Object.fromEntries(own)));
  }
  // What holds for every row ends the list: nothing after it is ever reached.
  const reached = classes.slice(0, classes.findIndex(isEverybodys) + 1);
  return reached.map((c) => ({ ...c, values: new ParameterValues({ ...base, ...c.values }) }));
}

export const isEverybodys = (c: Pick<ParameterClass, 'entries' | 'during'>): boolean =>
  c.entries.length === 0 && c.during === null;

/** The condition of a class on the rows of an aggregate; null where its entity lacks a column, so that no row can be told apart. */
export function conditionOf(found: ParameterClass, aggregate: Aggregate, entity: Entity): Node | null {
  if (!found.entries.every((e) => e.column in entity.fields)) return null;
  const terms = found.entries.map((e): Node => ({ op: 'in', value: { op: 'field', name: e.column }, list: e.values }));
  if (!found.during) return { op: 'and', terms };
  const booked = aggregate.attribution === 'whole' ? aggregate.anchor : entity.span?.start;
  if (!booked) return null;
  const { from, until } = found.during;
  const bound = (how: '>=' | '<', at: number): Node[] =>
    Number.isFinite(at)
      ? [{ op: 'compare', how, left: { op: 'field', name: booked }, right: { op: 'literal', value: at } }]
      : [];
  return { op: 'and', terms: [...terms, ...bound('>=', from), ...bound('<', until)] };
}

const matters = (id: ParameterId, kpi: Kpi, question: Question): boolean =>
  kpi.uses.includes(id) && question.set[id] === undefined;

/** The conditions of a scope the question does not already grant; null when it rules the scope out. */
function openPart(scope: ParameterScope, question: Question): Pick<ParameterClass, 'entries' | 'during'> | null {
  const entries: Entry[] = [];
  for (const [column, values = []] of Object.entries(scope.where)) {
    const asked = question.where[column as 'queue'];
    if (asked && !asked.some((v) => values.includes(v))) return null;
    if (!asked?.every((v) => values.includes(v))) entries.push({ column, values });
  }
  const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = scope;
  if (from >= question.to || until <= question.from) return null;
  return { entries, during: from <= question.from && until >= question.to ? null : { from, until } };
}

/** A class with a further scope, before the class without it; only the latter when the two exclude each other or nothing changes. */
function joined(
  known: Draft,
  open: Pick<ParameterClass, 'entries' | 'during'>,
  own: Record<string, ParameterValue>,
): Draft[] {
  const entries = meet(known.entries, open.entries);
  const during = overlapOf(known.during, open.during);
  if (Object.keys(own).every((id) => id in known.values) || entries === null || during === 'never') return [known];
  return [{ entries, during, values: { ...own, ...known.values } }, known];
}

function meet(left: readonly Entry[], right: readonly Entry[]): Entry[] | null {
  const met = new Map(left.map((e) => [e.column, e.values]));
  for (const { column, values } of right) {
    const common = met.get(column)?.filter((v) => values.includes(v)) ?? values;
    if (common.length === 0) return null;
    met.set(column, common);
  }
  return [...met].map(([column, values]) => ({ column, values }));
}

function overlapOf(a: Period | null, b: Period | null): Period | null | 'never' {
  if (!a || !b) return a ?? b;
  const both = { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) };
  return both.from < both.until ? both : 'never';
}
