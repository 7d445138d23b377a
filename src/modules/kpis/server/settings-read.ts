import type { Kpi } from '#src/semantic/kpi.ts';
import { type ParameterId, type ParameterValue, ParameterValues } from '#src/semantic/parameter.ts';
import type { Question } from '#src/semantic/question.ts';

class Noting extends ParameterValues {
  readonly read = new Set<ParameterId>();

  override raw(id: ParameterId) {
    this.read.add(id);
    return super.raw(id);
  }
}

/** Settings a number really depends on: those its formula reads as the others are set (no switches of formulas not chosen). */
export function settingsRead(
  kpi: Kpi,
  question: Question,
  inForce: Readonly<Record<string, ParameterValue>>,
): ParameterId[] {
  const values = new Noting(inForce);
  kpi.measure(values);
  kpi.pending?.(values);
  const asked = new Set<string>([...question.by, ...Object.keys(question.where)]);
  for (const [dimension, measure] of Object.entries(kpi.measureBy ?? {})) if (asked.has(dimension)) measure(values);
  return kpi.uses.filter((id) => values.read.has(id) || question.set[id] !== undefined);
}
