import { bucketEnd } from '#src/kernel/grid.ts';
import type { Answer, KpiColumn, Status } from './answer.ts';
import { foldGroups } from './fold.ts';
import { type Groups, joinGroups, type ScanResult } from './groups.ts';
import type { Plan, PlannedKpi } from './plan.ts';
import { read, total } from './reading.ts';
import type { Scan } from './scan.ts';

/** Answers one scan: the event store, or the sealed cells when they can. */
export type ScanRunner = (scan: Scan) => Promise<ScanResult>;

/** Runs a plan and puts numerators and denominators together, whole columns at a time. */
export async function evaluate(plan: Plan, run: ScanRunner): Promise<Answer> {
  const results = await Promise.all(plan.scans.map(run));
  const folds = await Promise.all(
    plan.kpis.map(async (k) =>
      k.fold ? foldGroups(k.fold, plan, await Promise.all(k.fold.plan.scans.map(run))) : null,
    ),
  );
  const by = plan.question.by;
  const groups = joinGroups([...results, ...folds.flatMap((f) => (f ? [f.result] : []))], plan.byBucket, by, plan.grid);
  let foldIndex = results.length;
  const kpis = plan.kpis.map((planned, i) => {
    const fold = folds[i];
    return fold ? foldedColumn(planned, groups, foldIndex++) : column(planned, groups);
  });
  return { grid: plan.grid, length: groups.length, bucket: groups.bucket, dimensions: groups.dimensions, kpis };
}

function column(planned: PlannedKpi, groups: Groups): KpiColumn {
  const numerator = total(
    planned.parts.map((p) => read(p.numerator, groups)),
    groups.length,
  );
  const withDenominator = planned.parts.some((p) => p.denominator !== null);
  const pending =
    planned.pending.length === 0
      ? null
      : total(
          planned.pending.map((r) => read(r, groups)),
          groups.length,
        );
  if (!withDenominator) return { kpi: planned.kpi, value: numerator, numerator, denominator: null, pending };
  const denominator = total(
    planned.parts.map((p) => (p.denominator ? read(p.denominator, groups) : new Float64Array(groups.length))),
    groups.length,
  );
  const scale = planned.parts[0]?.scale ?? 1;
  const value = new Float64Array(groups.length);
  for (let i = 0; i < groups.length; i++) {
    const d = denominator[i] ?? Number.NaN;
    const n = numerator[i] ?? Number.NaN;
    // No denominator is no data; a missing sum over an existing denominator is nothing, not unknown.
    if (!(d > 0) && !(d < 0)) value[i] = Number.NaN;
    else value[i] = ((Number.isNaN(n) ? 0 : n) / d) * scale;
    if (Number.isNaN(d)) denominator[i] = 0;
    if (Number.isNaN(n)) numerator[i] = 0;
  }
  return { kpi: planned.kpi, value, numerator, denominator, pending };
}

function foldedColumn(planned: PlannedKpi, groups: Groups, result: number): KpiColumn {
  const numerator = groups.values(result, 0, 0);
  const denominator = groups.values(result, 1, 0);
  const value = numerator.map((n, i) => ((denominator[i] ?? 0) > 0 ? n / (denominator[i] ?? 1) : Number.NaN));
  return { kpi: planned.kpi, value, numerator, denominator, pending: null };
}

/** Whether a number may still move: its window is open, or its bucket has not ended yet. */
export function statusAt(answer: Answer, kpi: KpiColumn, group: number, asOf: number): Status {
  if ((kpi.pending?.[group] ?? 0) > 0) return 'provisional';
  if (Number.isNaN(kpi.value[group] ?? Number.NaN)) return 'no_data';
  return bucketEnd(answer.grid, answer.bucket?.[group] ?? 0) > asOf ? 'provisional' : 'final';
}
