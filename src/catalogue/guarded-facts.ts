import { baseValues, type Catalogue } from '#src/semantic/definitions.ts';
import { aggregatesOf } from '#src/semantic/measure.ts';
import { ParameterValues } from '#src/semantic/parameter.ts';

/** Facts whose figures need a permission of their own besides `read:kpi`. */
const GUARDED: Readonly<Record<string, string>> = { cost: 'read:cost' };

const known = new WeakMap<Catalogue, ReadonlyMap<string, readonly string[]>>();

/** Permissions the figures of a KPI need besides `read:kpi`: those of the facts it counts, however its parameters are set. */
export function permissionsOf(kpi: string, catalogue: Catalogue): readonly string[] {
  const all = known.get(catalogue) ?? readAll(catalogue);
  known.set(catalogue, all);
  return all.get(kpi) ?? [];
}

function readAll(catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  const values = new ParameterValues(baseValues(catalogue.parameters, {}));
  return new Map(
    Object.values(catalogue.kpis).map(({ id, measure, measureBy = {} }) => {
      const measures = [measure, ...Object.values(measureBy)].map((make) => make(values));
      const entities = new Set(measures.flatMap((one) => aggregatesOf(one).map(({ entity }) => entity)));
      return [id, [...entities].flatMap((entity) => GUARDED[entity] ?? [])];
    }),
  );
}
