import type { Node } from './expression.ts';
import type { Kpi } from './kpi.ts';
import { type ParameterId, type ParameterValue, ParameterValues } from './parameter.ts';
import type { ParameterScope, Question } from './question.ts';

/** The settings of some of the rows; `when` is null for the class of all the rest, which comes last. */
export type ParameterClass = {
  readonly when: Node | null;
  readonly columns: readonly string[];
  readonly values: ParameterValues;
};

type Entry = { readonly column: string; readonly values: readonly string[] };
type Draft = { readonly entries: readonly Entry[]; readonly values: Readonly<Record<string, ParameterValue>> };

/**
 * Every combination of scopes a row can be in, so that a queue's own threshold and its channel's short-abandon limit both hold. Scopes
 * come most specific first and win over later ones, setting by setting; combinations stand before their parts, so that the first
 * class whose condition holds is the right one. Scopes the question's filters rule out, or that set nothing this KPI reads, are left out.
 */
export function parameterClasses(
  kpi: Kpi,
  question: Question,
  base: Readonly<Record<string, ParameterValue>>,
  scopes: readonly ParameterScope[],
): ParameterClass[] {
  let classes: Draft[] = [{ entries: [], values: {} }];
  for (const scope of scopes) {
    const own = Object.entries(scope.values).filter(([id]) => matters(id as ParameterId, kpi, question));
    const entries = openEntries(scope, question);
    if (own.length > 0 && entries)
      classes = classes.flatMap((known) => joined(known, entries, own as [string, ParameterValue][]));
  }
  const made = classes.map(({ entries, values }) => ({
    when: entries.length === 0 ? null : conditionOf(entries),
    columns: entries.map((e) => e.column),
    values: new ParameterValues({ ...base, ...values }),
  }));
  // What holds for every row ends the list: nothing after it is ever reached.
  return made.slice(0, made.findIndex((c) => c.when === null) + 1);
}

const matters = (id: ParameterId, kpi: Kpi, question: Question): boolean =>
  kpi.uses.includes(id) && question.set[id] === undefined;

/** The conditions of a scope the filters do not already grant; null when they rule the scope out. */
function openEntries(scope: ParameterScope, question: Question): Entry[] | null {
  const open: Entry[] = [];
  for (const [column, values = []] of Object.entries(scope.where)) {
    const asked = question.where[column as 'queue'];
    if (asked && !asked.some((v) => values.includes(v))) return null;
    if (!asked?.every((v) => values.includes(v))) open.push({ column, values });
  }
  return open;
}

/** A class with a further scope, before the class without it; only the latter when the two exclude each other or nothing changes. */
function joined(known: Draft, entries: readonly Entry[], own: readonly [string, ParameterValue][]): Draft[] {
  const added = own.filter(([id]) => !(id in known.values));
  const met = meet(known.entries, entries);
  if (added.length === 0 || met === null) return [known];
  return [{ entries: met, values: { ...Object.fromEntries(added), ...known.values } }, known];
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

const conditionOf = (entries: readonly Entry[]): Node => ({
  op: 'and',
  terms: entries.map((e): Node => ({ op: 'in', value: { op: 'field', name: e.column }, list: e.values })),
});
