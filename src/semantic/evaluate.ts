import { bucketEnd } from '#src/kernel/grid.ts';
import type { Answer, KpiColumn, Status } from './answer.ts';
import { ColumnRoom } from './column-room.ts';
import { foldGroups } from './fold.ts';
import { type Groups, joinGroups, type ScanResult } from './groups.ts';
import type { CorrelationReading, Plan, PlannedKpi, Reading } from './plan.ts';
import { lengthsOf, read, total } from './reading.ts';
import { runByPeriod } from './run-by-period.ts';
import type { Scan } from './scan.ts';

/** Answers one scan: the event store, or the sealed cells when they can. */
export type ScanRunner = (scan: Scan) => Promise<ScanResult>;

/** Runs a plan and puts numerators and denominators together, whole columns at a time. */
export async function evaluate(plan: Plan, runner: ScanRunner): Promise<Answer> {
  const run = runByPeriod(runner);
  const results = await Promise.all(plan.scans.map(run));
  const folds = await Promise.all(
    plan.kpis
      .flatMap((k) => k.folds)
      .map(async (f) => foldGroups(f, plan, await Promise.all(f.plan.scans.map(run))).result),
  );
  const by = plan.question.by;
  const groups = joinGroups([...results, ...folds], plan.byBucket, by, plan.grid);
  let measured: Float64Array | undefined;
  const room = new ColumnRoom(groups.length, plan.kpis.filter(needsColumn).length);
  const lengths = (): Float64Array => (measured ??= lengthsOf(groups, plan.grid, plan.question.asOf));
  let foldIndex = results.length;
  const kpis = plan.kpis.map((planned) => {
    if (planned.folds.length > 0) {
      const own = planned.folds.map(() => foldIndex++);
      return foldedColumn(planned, groups, own);
    }
    return planned.correlation
      ? correlationColumn(planned, planned.correlation, groups, lengths)
      : column(planned, groups, lengths, room);
  });
  const { grid, definitionChanges } = plan;
  return { grid, length: groups.length, bucket: groups.bucket, dimensions: groups.dimensions, kpis, definitionChanges };
}

/** Whether the value of a KPI is a column of its own, not one a scan returned. */
const needsColumn = ({ folds, correlation, parts }: PlannedKpi): boolean =>
  folds.length === 0 &&
  !correlation &&
  parts.some(({ numerator, denominator }) => denominator !== null || (numerator.op === 'read' && numerator.seconds));

function column(planned: PlannedKpi, groups: Groups, lengths: () => Float64Array, room: ColumnRoom): KpiColumn {
  const { kpi, parts } = planned;
  const sum = (readings: readonly Reading[]): Float64Array =>
    total(
      readings.map((r) => read(r, groups, lengths)),
      groups.length,
    );
  const pending = planned.pending.length === 0 ? null : sum(planned.pending);
  if (parts.every((p) => p.denominator === null)) {
    const numerators = parts.map((p) => read(p.numerator, groups, lengths, room));
    const value = total(numerators, groups.length);
    return { kpi, value, numerator: value, denominator: null, pending };
  }
  const { above, per } = numeratorOf(parts, groups, sum);
  const below = total(
    parts.map((p) => (p.denominator ? read(p.denominator, groups, lengths) : new Float64Array(groups.length))),
    groups.length,
  );
  const { value, hasGaps } = quotients(above, per, below, room.column());
  const { scale = 1, cap = Number.POSITIVE_INFINITY } = parts[0] ?? {};
  if (scale !== 1) for (let i = 0; i < value.length; i++) value[i] = (value[i] as number) * scale;
  if (cap !== Number.POSITIVE_INFINITY)
    for (let i = 0; i < value.length; i++) if ((value[i] as number) > cap) value[i] = cap;
  const needs = parts.flatMap((p) => (p.needs ? [p.needs] : []));
  if (needs.length > 0) blankWithout(value, sum(needs));
  const squares = planned.squares?.length ? sum(planned.squares) : null;
  // Most who ask look at the value alone: its parts are put into shape when somebody does.
  const shaped = (part: Float64Array): Float64Array => (hasGaps ? orNothing(part) : part);
  let numerator: Float64Array | undefined;
  let denominator: Float64Array | undefined;
  return {
    kpi,
    value,
    pending,
    squares,
    get numerator() {
      return (numerator ??= shaped(per === 1 ? above : above.map((v) => v / per)));
    },
    get denominator() {
      return (denominator ??= shaped(below));
    },
  };
}

/** The sum of the numerators, and what it is divided by to stand in surface units: a plain duration is left in milliseconds. */
function numeratorOf(
  parts: PlannedKpi['parts'],
  groups: Groups,
  sum: (readings: readonly Reading[]) => Float64Array,
): { readonly above: Float64Array; readonly per: number } {
  const [only] = parts;
  if (parts.length === 1 && only?.numerator.op === 'read' && only.numerator.seconds) {
    const { scan, aggregate, empty } = only.numerator;
    return { above: groups.values(scan, aggregate, empty), per: 1000 };
  }
  return { above: sum(parts.map((p) => p.numerator)), per: 1 };
}

/**
 * Writes numerators, each divided by `per`, over denominators to `value`. No denominator is no data, no numerator over a denominator is 0. Says whether either
 * has gaps. Plain loops, as short as they can be: they run over every group of every ratio, and nearly always there is no gap.
 */
function quotients(
  numerator: Float64Array,
  per: number,
  denominator: Float64Array,
  value: Float64Array,
): { readonly value: Float64Array; readonly hasGaps: boolean } {
  let sum = 0;
  // Multiplying by 1 changes nothing and costs less than a second division.
  for (let i = 0; i < value.length; i++) {
    const quotient = (numerator[i] as number) / ((denominator[i] as number) * per);
    value[i] = quotient;
    sum += quotient;
  }
  // A quotient that is no number, or of nothing, leaves no finite sum.
  return { value, hasGaps: !Number.isFinite(sum) && fillGaps(value, numerator, denominator) };
}

/** Sets what became of missing numerators and denominators; true when one was missing, not 0. */
function fillGaps(value: Float64Array, numerator: Float64Array, denominator: Float64Array): boolean {
  let hasGaps = false;
  for (let i = 0; i < value.length; i++) {
    if (Number.isFinite(value[i] as number)) continue;
    const [above, below] = [numerator[i] as number, denominator[i] as number];
    if (Number.isNaN(above) || Number.isNaN(below)) hasGaps = true;
    value[i] = Number.isNaN(above) && below !== 0 && !Number.isNaN(below) ? 0 : Number.NaN;
  }
  return hasGaps;
}

/** No data where `known` counts nothing. */
function blankWithout(value: Float64Array, known: Float64Array): void {
  for (let i = 0; i < value.length; i++) if (!((known[i] as number) > 0)) value[i] = Number.NaN;
}

/** A sum over no rows, as part of a ratio, is 0: a missing sum over an existing denominator is nothing, not unknown. */
function orNothing(sums: Float64Array): Float64Array {
  let first = 0;
  while (first < sums.length && !Number.isNaN(sums[first] as number)) first += 1;
  if (first === sums.length) return sums;
  const out = sums.slice();
  for (let i = first; i < out.length; i++) if (Number.isNaN(out[i] as number)) out[i] = 0;
  return out;
}

/** Covariance over the product of the deviations, both times n²; without two different values there is none. */
function correlationColumn(
  planned: PlannedKpi,
  sums: CorrelationReading,
  groups: Groups,
  lengths: () => Float64Array,
): KpiColumn {
  const [n, x, y, xx, yy, xy] = (['n', 'x', 'y', 'xx', 'yy', 'xy'] as const).map((name) =>
    read(sums[name], groups, lengths),
  );
  const at = (column: Float64Array | undefined, i: number): number => column?.[i] ?? Number.NaN;
  const numerator = Float64Array.from({ length: groups.length }, (_, i) => at(n, i) * at(xy, i) - at(x, i) * at(y, i));
  const denominator = Float64Array.from({ length: groups.length }, (_, i) =>
    Math.sqrt(Math.max(0, at(n, i) * at(xx, i) - at(x, i) ** 2) * Math.max(0, at(n, i) * at(yy, i) - at(y, i) ** 2)),
  );
  const value = numerator.map((v, i) => (at(denominator, i) > 0 ? v / at(denominator, i) : Number.NaN));
  return { kpi: planned.kpi, value, numerator, denominator, pending: null };
}

function foldedColumn(planned: PlannedKpi, groups: Groups, results: readonly number[]): KpiColumn {
  const sum = (aggregate: number): Float64Array =>
    total(
      results.map((r) => groups.values(r, aggregate, 0)),
      groups.length,
    );
  const [numerator, denominator] = [sum(0), sum(1)];
  const value = numerator.map((n, i) => ((denominator[i] ?? 0) > 0 ? n / (denominator[i] ?? 1) : Number.NaN));
  return { kpi: planned.kpi, value, numerator, denominator, pending: null };
}

/** Whether a number may still move: its window is open, or its bucket has not ended yet. */
export function statusAt(answer: Answer, kpi: KpiColumn, group: number, asOf: number): Status {
  if ((kpi.pending?.[group] ?? 0) > 0) return 'provisional';
  if (Number.isNaN(kpi.value[group] ?? Number.NaN)) return 'no_data';
  return bucketEnd(answer.grid, answer.bucket?.[group] ?? 0) > asOf ? 'provisional' : 'final';
}
