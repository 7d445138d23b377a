import { bucketEnd, bucketOf } from '#src/kernel/grid.ts';
import type { DimensionId } from './entity.ts';
import { joinGroups, type ScanResult } from './groups.ts';
import type { Fold } from './measure.ts';
import type { Plan, PlannedFold } from './plan.ts';
import { lengthsOf, read } from './reading.ts';

/** Folds the inner groups of a two-level KPI into the outer ones: columns `a0` numerator, `a1` denominator. */
export function foldGroups(planned: PlannedFold, outer: Plan, results: readonly ScanResult[]): { result: ScanResult } {
  const inner = joinGroups(results, true, planned.plan.question.by, planned.plan.grid);
  const lengths = (): Float64Array => lengthsOf(inner, planned.plan.grid, planned.plan.question.asOf);
  const columns = Object.fromEntries(
    Object.entries(planned.inner).map(([name, reading]) => [name, read(reading, inner, lengths)]),
  );
  const by = outer.question.by;
  const groups = new Map<string, { bucket: number; values: (string | number | null)[]; n: number; d: number }>();
  for (let i = 0; i < inner.length; i++) {
    const bucket = outer.byBucket ? bucketOf(outer.grid, planned.plan.grid.starts[inner.bucket?.[i] ?? 0] ?? 0) : 0;
    const values = by.map((id) => inner.dimensions[id]?.[i] ?? null);
    const key = JSON.stringify([bucket, ...values]);
    const group = groups.get(key) ?? { bucket, values, n: 0, d: 0 };
    groups.set(key, group);
    // What has not ended yet has no difference: its actual part is still to come.
    const open =
      planned.fold.how === 'absoluteDifference' &&
      bucketEnd(planned.plan.grid, inner.bucket?.[i] ?? 0) > outer.question.asOf;
    if (open) continue;
    const { n, d } = foldOne(planned.fold, (name) => columns[name]?.[i] ?? Number.NaN);
    group.n += n;
    group.d += d;
  }
  return { result: toResult([...groups.values()], by) };
}

function foldOne(fold: Fold, value: (name: string) => number): { n: number; d: number } {
  const known = (name: string): number => (Number.isNaN(value(name)) ? 0 : value(name));
  switch (fold.how) {
    case 'compliance': {
      const d = known(fold.denominator);
      return d > 0 ? { n: known(fold.numerator) / d >= fold.target ? 1 : 0, d: 1 } : { n: 0, d: 0 };
    }
    case 'absoluteDifference': {
      const signed = known(fold.left) - known(fold.right);
      const difference = fold.signed ? signed : Math.abs(signed);
      const base = known(fold.base);
      return { n: fold.complement ? base - difference : difference, d: base };
    }
  }
}

function toResult(
  groups: readonly { bucket: number; values: readonly (string | number | null)[]; n: number; d: number }[],
  by: readonly DimensionId[],
): ScanResult {
  return {
    length: groups.length,
    path: 'raw',
    columns: {
      bucket: groups.map((g) => g.bucket),
      ...Object.fromEntries(by.map((id, d) => [id, groups.map((g) => g.values[d] ?? null) as (string | null)[]])),
      a0: Float64Array.from(groups, (g) => g.n),
      a1: Float64Array.from(groups, (g) => g.d),
    },
  };
}
