import { baseValues } from './definitions.ts';
import type { Kpi } from './kpi.ts';
import type { ParameterId, ParameterRegistry, ParameterValue } from './parameter.ts';
import { matters, reachOf } from './parameter-classes.ts';
import type { ParameterScope, Question } from './question.ts';

/** A break in a series: from `at` on, rows are judged by another value of a setting. Durations in milliseconds. */
export type DefinitionChange = {
  readonly at: number;
  readonly kpi: string;
  readonly parameter: ParameterId;
  readonly from: ParameterValue;
  readonly to: ParameterValue;
  /** The rows it changes for; empty is all of them. */
  readonly where: ParameterScope['where'];
};

/** Changes of settings a KPI reads inside the question's range, for rows the question asks about, in order of time. */
export function definitionChangesOf(
  kpi: Kpi,
  question: Question,
  registry: ParameterRegistry,
  scopes: readonly ParameterScope[],
): DefinitionChange[] {
  const isDated = ({ from, until }: ParameterScope): boolean => (from ?? until ?? null) !== null;
  if (!scopes.some(isDated)) return [];
  const base = baseValues(registry, question.set);
  const asked = scopes.filter((s) => reachOf({ ...s, from: null, until: null }, question) !== null);
  const found = new Map<string, DefinitionChange>();
  for (const scope of asked) {
    for (const at of [scope.from, scope.until]) {
      if (at === null || at === undefined || at <= question.from || at >= question.to) continue;
      for (const parameter of Object.keys(scope.values) as ParameterId[]) {
        if (!matters(parameter, kpi, question)) continue;
        const { where } = scope;
        const [from, to] = [at - 1, at].map((t) => inForce(parameter, where, t, asked) ?? base[parameter]);
        if (from === undefined || to === undefined || from === to) continue;
        found.set(JSON.stringify([at, parameter, where]), { at, kpi: kpi.id, parameter, from, to, where });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** The value scopes give a setting for rows of `where` at an instant; undefined where none speaks of all of them. */
export function inForce(
  parameter: ParameterId,
  where: ParameterScope['where'],
  at: number,
  scopes: readonly ParameterScope[],
): ParameterValue | undefined {
  return scopes.find(
    (s) =>
      s.values[parameter] !== undefined &&
      (s.from ?? at) <= at &&
      at < (s.until ?? at + 1) &&
      Object.entries(s.where).every(
        ([column, values = []]) => where[column as 'queue']?.every((v) => values.includes(v)) ?? false,
      ),
  )?.values[parameter];
}
