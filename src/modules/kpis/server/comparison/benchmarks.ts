import { BENCHMARKS } from '#src/catalogue/benchmarks.ts';
import { inForce } from '#src/semantic/definition-changes.ts';
import type { ParameterId, ParameterValue } from '#src/semantic/parameter.ts';
import type { BenchmarkBody } from '../../contract/benchmarks.ts';
import type { KpiDependencies } from '../dependencies.ts';

/** Published figures of a KPI, each with whether its definition is the one in force in this centre now (kpi-catalogue §9, E34). */
export async function benchmarksOf(id: string, needs: KpiDependencies): Promise<BenchmarkBody[]> {
  const scopes = await needs.scopes();
  const { parameters } = needs.catalogue;
  const shown = (parameter: ParameterId, value: ParameterValue): string | number | boolean =>
    parameters[parameter]?.kind === 'duration' ? Number(value) / 1000 : value;
  return BENCHMARKS.filter(({ kpi }) => kpi === id).map(({ value, where, year, source, definition, note }) => {
    const [low, high] = typeof value === 'number' ? [value, value] : value;
    const differs = Object.entries(definition ?? {}).flatMap(([name, theirs]) => {
      const parameter = name as ParameterId;
      const ours = inForce(parameter, {}, needs.clock.now(), scopes) ?? parameters[parameter]?.default;
      if (ours === undefined || theirs === undefined || ours === theirs) return [];
      const { label, kind } = parameters[parameter]!;
      return [{ parameter, label, kind, theirs: shown(parameter, theirs), ours: shown(parameter, ours) }];
    });
    return {
      low,
      high,
      where,
      year,
      source,
      note: note ?? null,
      definition: definition === null ? 'unknown' : differs.length > 0 ? 'other' : 'same',
      differs,
    };
  });
}
