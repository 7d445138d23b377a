import { AppError } from '#src/kernel/errors.ts';
import { addsUpOverTime } from '#src/semantic/adds-up.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import { ParameterValues } from '#src/semantic/parameter.ts';
import type { TargetDependencies } from './dependencies.ts';

/** What targets must know of a KPI. */
export type KpiFacts = {
  readonly unit: string;
  readonly better: string;
  readonly dimensions: readonly string[];
  readonly title: { readonly en: string; readonly zh: string };
  /** How values of parts become the value of the whole: pooled ratio, plain sum, or not at all (percentiles, distinct counts). */
  readonly adds: 'ratio' | 'count' | null;
  /** Value = numerator ÷ denominator × scale, at most `cap`. */
  readonly scale: number;
  readonly cap: number;
};

/** Throws `unknown_kpi`. */
export function kpiFacts(id: string, { catalogue, kpis }: Pick<TargetDependencies, 'catalogue' | 'kpis'>): KpiFacts {
  const kpi = catalogue.kpis[id];
  const summary = kpis.summaries().find((k) => k.id === id);
  if (!kpi || !summary) throw new AppError('not_found', 'unknown_kpi', `There is no KPI "${id}"`, { field: 'kpi' });
  const measure = kpi.measure(new ParameterValues(baseValues(catalogue.parameters, {})));
  const { unit, better, dimensions, title } = summary;
  const adds =
    !addsUpOverTime(measure) || measure.op === 'correlation' ? null : measure.op === 'ratio' ? 'ratio' : 'count';
  return {
    unit,
    better,
    dimensions,
    title,
    adds,
    scale: measure.op === 'ratio' ? measure.scale : 1,
    cap: (measure.op === 'ratio' ? measure.cap : undefined) ?? Number.POSITIVE_INFINITY,
  };
}
