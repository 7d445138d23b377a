import type { Node } from './expression.ts';
import type { Kpi } from './kpi.ts';
import { type ParameterId, type ParameterValue, ParameterValues } from './parameter.ts';
import { type Period, within } from './period.ts';
import type { ParameterScope, Question } from './question.ts';

/** The settings of some of the rows; `when` is null for the class of all the rest, which comes last. */
export type ParameterClass = {
  readonly when: Node | null;
  readonly columns: readonly string[];
  readonly values: ParameterValues;
};

type Entry = { readonly column: string; readonly values: readonly string[] };
/** The rows a scope or class holds for. */
type Reach = { readonly entries: readonly Entry[]; readonly period: Period };
type Draft = Reach & { readonly values: Readonly<Record<string, ParameterValue>> };

/**
 * Every combination of scopes a row can be in, so that a queue's own threshold and its channel's short-abandon limit both hold. Scopes
 * come most specific first and win over later ones, setting by setting; combinations stand before their parts, so that the first
 * class whose condition holds is the right one. Scopes the question's filters or range rule out, or that set nothing this KPI reads,
 * are left out; what the filters and the range grant anyway is no condition.
 */
export function parameterClasses(
  kpi: Kpi,
  question: Question,
  base: Readonly<Record<string, ParameterValue>>,
  scopes: readonly ParameterScope[],
): ParameterClass[] {
  let classes: Draft[] = [{ entries: [], period: { from: question.from, until: question.to }, values: {} }];
  for (const scope of scopes) {
    const own = Object.entries(scope.values).filter(([id]) => matters(id as ParameterId, kpi, question));
    const reach = own.length > 0 ? reachOf(scope, question) : null;
    if (reach) classes = classes.flatMap((known) => joined(known, reach, own as [string, ParameterValue][]));
  }
  const reached = classes.slice(0, lastReached(classes, question) + 1);
  return reached.map(({ entries, period, values }, i) => ({
    when: i === reached.length - 1 ? null : conditionOf(entries, within(period, question)),
    columns: entries.map((e) => e.column),
    values: new ParameterValues(Object.keys(values).length === 0 ? base : { ...base, ...values }),
  }));
}

/** Number of the class with which those that hold for all rows of some time cover the whole range: nothing after it is met. */
function lastReached(classes: readonly Draft[], { from, to }: Question): number {
  let open: Period[] = [{ from, until: to }];
  for (const [i, { entries, period }] of classes.entries()) {
    if (entries.length > 0) continue;
    open = open.flatMap((o) =>
      [
        { from: o.from, until: Math.min(o.until, period.from) },
        { from: Math.max(o.from, period.until), until: o.until },
      ].filter((rest) => rest.from < rest.until),
    );
    if (open.length === 0) return i;
  }
  throw new Error('The last class holds for all rows');
}

/** Whether a setting changes what a KPI means in this question. */
export const matters = (id: ParameterId, kpi: Kpi, question: Question): boolean =>
  kpi.uses.includes(id) && question.set[id] === undefined;

/** The rows of the question a scope holds for, less what the filters already grant; null when there can be none. */
export function reachOf(scope: ParameterScope, question: Question): Reach | null {
  const period = {
    from: Math.max(scope.from ?? question.from, question.from),
    until: Math.min(scope.until ?? question.to, question.to),
  };
  if (period.from >= period.until) return null;
  const entries: Entry[] = [];
  for (const [column, values = []] of Object.entries(scope.where)) {
    const asked = question.where[column as 'queue'];
    if (asked && !asked.some((v) => values.includes(v))) return null;
    if (!asked?.every((v) => values.includes(v))) entries.push({ column, values });
  }
  return { entries, period };
}

/** A class with a further scope, before the class without it; only one of them when nothing changes or nothing is left. */
function joined(known: Draft, reach: Reach, own: readonly [string, ParameterValue][]): Draft[] {
  const added = own.filter(([id]) => !(id in known.values));
  const met = added.length === 0 ? null : meet(known, reach);
  if (met === null) return [known];
  const both = { ...met, values: { ...Object.fromEntries(added), ...known.values } };
  const whole = met.period.from === known.period.from && met.period.until === known.period.until;
  // A scope that adds no condition leaves no row to the class without it.
  return whole && sameEntries(met.entries, known.entries) ? [both] : [both, known];
}

const sameEntries = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every((e, i) => e.column === b[i]?.column && e.values.length === b[i]?.values.length);

function meet(left: Reach, right: Reach): Reach | null {
  const period = {
    from: Math.max(left.period.from, right.period.from),
    until: Math.min(left.period.until, right.period.until),
  };
  if (period.from >= period.until) return null;
  const met = new Map(left.entries.map((e) => [e.column, e.values]));
  for (const { column, values } of right.entries) {
    const common = met.get(column)?.filter((v) => values.includes(v)) ?? values;
    if (common.length === 0) return null;
    met.set(column, common);
  }
  return { entries: [...met].map(([column, values]) => ({ column, values })), period };
}

function conditionOf(entries: readonly Entry[], time: readonly Node[]): Node | null {
  const terms = [
    ...entries.map((e): Node => ({ op: 'in', value: { op: 'field', name: e.column }, list: e.values })),
    ...time,
  ];
  return terms.length === 0 ? null : { op: 'and', terms };
}
