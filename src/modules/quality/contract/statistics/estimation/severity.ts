import type { Person } from './cells.ts';
import { inverse } from './inverse.ts';

/** How much an inspector scores above (+, lenient) or below (−, severe) the average inspector of the house, on the same work. */
export type Severity = {
  readonly inspector: string;
  readonly n: number;
  /** Points, shrunk towards 0 as far as chance explains it; standard error in points. */
  readonly effect: number;
  readonly error: number;
};

export type Severities = {
  readonly inspectors: readonly Severity[];
  /** Variance between inspectors, points². */
  readonly variance: number;
  /** Variance of evaluations of one person by one inspector, points². */
  readonly residual: number;
  effectOf(inspector: string): number;
  /** Variance that errors of the effects add to a mean judged so. */
  errorOf(by: Person['by']): number;
};

/**
 * Score = person + inspector + the rest, persons as fixed effects, so that an inspector is compared with others on the same people and nobody
 * gains from having judged the good ones; inspectors as random effects around the average of the house (Henderson 1975). Variance between
 * inspectors by Henderson's method III. Inspectors who share no person, even through others, are not adjusted against each other.
 */
export function severities(persons: readonly Person[]): Severities {
  const names = [...new Set(persons.flatMap(({ by }) => by.map(({ inspector }) => inspector)))].sort();
  const place = new Map(names.map((name, i) => [name, i]));
  const size = names.length;
  const normal = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  const counts = new Float64Array(size);
  let [within, degrees] = [0, 0];
  for (const { cells, n } of persons) {
    const own = new Map<number, number>();
    let sum = 0;
    for (const cell of cells) {
      const j = place.get(cell.inspector) ?? 0;
      own.set(j, (own.get(j) ?? 0) + cell.n);
      counts[j]! += cell.n;
      right[j]! += cell.sum;
      sum += cell.sum;
      within += cell.squares - (cell.sum * cell.sum) / cell.n;
      degrees += cell.n - 1;
    }
    for (const [j, nj] of own) {
      right[j]! -= (nj * sum) / n;
      normal[j]![j]! += nj;
      for (const [k, nk] of own) normal[j]![k]! -= (nj * nk) / n;
    }
  }
  const residual = degrees > 0 ? Math.max(0, within) / degrees : 0;
  const trace = normal.reduce((sum, row, j) => sum + (row[j] ?? 0), 0);
  const variance = size < 2 || trace <= 0 ? 0 : betweenInspectors(normal, right, residual, trace);
  const covariance =
    variance > 0 ? posterior(normal, residual, variance) : normal.map((row) => new Float64Array(row.length));
  const effects = covariance.map((row) => (residual > 0 ? dot(row, right) / residual : 0));
  const inspectors = names.map((inspector, j) => ({
    inspector,
    n: counts[j] ?? 0,
    effect: effects[j] ?? 0,
    error: Math.sqrt(Math.max(0, covariance[j]?.[j] ?? 0)),
  }));
  return {
    inspectors,
    variance,
    residual,
    effectOf: (inspector) => effects[place.get(inspector) ?? -1] ?? 0,
    errorOf: (by) => {
      let sum = 0;
      for (const a of by)
        for (const b of by)
          sum += a.weight * b.weight * (covariance[place.get(a.inspector) ?? -1]?.[place.get(b.inspector) ?? -1] ?? 0);
      return Math.max(0, sum);
    },
  };
}

/** r′S⁻r has the expectation residual × rank + variance × trace of S. */
function betweenInspectors(
  normal: readonly Float64Array[],
  right: Float64Array,
  residual: number,
  trace: number,
): number {
  // A ridge far below anything that counts takes the place of the missing ranks.
  const ridge = (1e-11 * trace) / normal.length;
  const back = inverse(normal.map((row, j) => row.map((value, k) => value + (j === k ? ridge : 0))));
  const explained = back.reduce((sum, row, j) => sum + (right[j] ?? 0) * dot(row, right), 0);
  // Each set of inspectors who share people lacks one rank.
  const rank = back.reduce((sum, row, j) => sum + dot(row, normal[j] ?? row), 0);
  return Math.max(0, (explained - residual * rank) / trace);
}

/** Covariance of the effects given the scores, in reference to the average inspector. */
function posterior(normal: readonly Float64Array[], residual: number, variance: number): Float64Array[] {
  if (residual <= 0) return normal.map((row) => new Float64Array(row.length));
  const solved = inverse(
    normal.map((row, j) => row.map((value, k) => (value + (j === k ? residual / variance : 0)) / residual)),
  );
  const size = solved.length;
  const means = solved.map((row) => row.reduce((sum, value) => sum + value, 0) / size);
  const all = means.reduce((sum, value) => sum + value, 0) / size;
  return solved.map((row, j) => row.map((value, k) => value - (means[j] ?? 0) - (means[k] ?? 0) + all));
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};
