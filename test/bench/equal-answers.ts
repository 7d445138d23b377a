import type { Answer } from '#src/semantic/answer.ts';
import type { KpiCase } from './kpi-cases.ts';
import type { TypedColumns } from './typed-columns.ts';

const TOLERANCE = 1e-9;

/** Compares answers with the SQL's: throws unless one has the same groups and every KPI the same value in each (1e-9; no data = null). */
export function equalTo(asked: KpiCase, sql: TypedColumns): (answer: Answer) => void {
  const byName = (name: string): ArrayLike<unknown> => sql.columns[name] ?? [];
  const placeOf = placesOf(sql.length, sql.columns['bucket'] as Float64Array | undefined, asked.by.map(byName));
  return (answer) => {
    if (answer.length !== sql.length) throw new Error(`${asked.name}: ${answer.length} groups, SQL has ${sql.length}`);
    const dimensions = asked.by.map((id) => answer.dimensions[id] ?? []);
    const kpis = answer.kpis.map(({ kpi, value }) => ({ id: kpi.id, value, theirs: byName(kpi.id) }));
    for (let i = 0; i < answer.length; i++) {
      const place = placeOf(answer.bucket?.[i] ?? 0, groupName(dimensions, i));
      const key = (): string => `${answer.bucket?.[i] ?? 0} ${groupName(dimensions, i)}`;
      if (place === undefined) throw new Error(`${asked.name}: SQL has no group ${key()}`);
      for (const { id, value, theirs: column } of kpis) {
        const [ours, theirs] = [value[i] ?? Number.NaN, Number(column[place])];
        if (!isEqual(ours, theirs)) throw new Error(`${asked.name}: ${id} of ${key()} is ${ours}, SQL says ${theirs}`);
      }
    }
  };
}

const isEqual = (ours: number, theirs: number): boolean =>
  Number.isNaN(ours) ? Number.isNaN(theirs) : Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(theirs));

const groupName = (dimensions: readonly ArrayLike<unknown>[], i: number): string =>
  dimensions.map((d) => String(d[i] ?? null)).join('|');

/** Finds a row by its bucket and its group. */
function placesOf(
  length: number,
  buckets: Float64Array | undefined,
  dimensions: readonly ArrayLike<unknown>[],
): (bucket: number, group: string) => number | undefined {
  const places = new Map<string, Map<number, number>>();
  for (let i = 0; i < length; i++) {
    const group = groupName(dimensions, i);
    const own = places.get(group) ?? new Map<number, number>();
    places.set(group, own);
    own.set(buckets?.[i] ?? 0, i);
  }
  return (bucket, group) => places.get(group)?.get(bucket);
}
