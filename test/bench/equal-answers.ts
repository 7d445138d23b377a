import type { Answer } from '#src/semantic/answer.ts';
import type { KpiCase } from './kpi-cases.ts';
import type { TypedColumns } from './typed-columns.ts';

const TOLERANCE = 1e-9;

/** Throws unless the answer has the same groups as the SQL's and every KPI the same value in each (1e-9; no data = null). */
export function assertEqualAnswers(asked: KpiCase, sql: TypedColumns, answer: Answer): void {
  const keyOf = (i: number, bucket: ArrayLike<number> | null, dimensions: readonly ArrayLike<unknown>[]): string =>
    [bucket?.[i] ?? 0, ...dimensions.map((d) => String(d[i] ?? null))].join('|');
  const byName = (name: string): ArrayLike<unknown> => sql.columns[name] ?? [];
  const places = new Map<string, number>();
  const buckets = sql.columns['bucket'] as Float64Array | undefined;
  for (let i = 0; i < sql.length; i++) places.set(keyOf(i, buckets ?? null, asked.by.map(byName)), i);
  if (answer.length !== sql.length) throw new Error(`${asked.name}: ${answer.length} groups, SQL has ${sql.length}`);
  const dimensions = asked.by.map((id) => answer.dimensions[id] ?? []);
  for (let i = 0; i < answer.length; i++) {
    const key = keyOf(i, answer.bucket, dimensions);
    const place = places.get(key);
    if (place === undefined) throw new Error(`${asked.name}: SQL has no group ${key}`);
    for (const { kpi, value } of answer.kpis) {
      const [ours, theirs] = [value[i] ?? Number.NaN, Number(byName(kpi.id)[place])];
      const equal = Number.isNaN(ours)
        ? Number.isNaN(theirs)
        : Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(theirs));
      if (!equal) throw new Error(`${asked.name}: ${kpi.id} of ${key} is ${ours}, SQL says ${theirs}`);
    }
  }
}
