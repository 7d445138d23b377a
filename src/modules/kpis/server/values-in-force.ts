import { inForce } from '#src/semantic/definition-changes.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import type { ParameterId, ParameterRegistry, ParameterValue } from '#src/semantic/parameter.ts';
import type { ParameterScope, Question } from '#src/semantic/question.ts';

/** Every setting as it was at the end of a question's range, for the rows it filters by; what holds for a part of them alone is not in it. */
export function valuesInForce(
  question: Question,
  scopes: readonly ParameterScope[],
  registry: ParameterRegistry,
): Record<string, ParameterValue> {
  const base = baseValues(registry, question.set);
  const known = (id: string): ParameterValue | undefined =>
    question.set[id as ParameterId] ?? inForce(id as ParameterId, question.where, question.to - 1, scopes);
  return Object.fromEntries(Object.entries(base).map(([id, value]) => [id, known(id) ?? value]));
}
