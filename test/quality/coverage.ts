import { estimateRates } from '#src/modules/quality/contract/statistics/estimation/rate-estimates.ts';
import type { Cell } from '#src/modules/quality/contract/statistics/estimation/cells.ts';
import { estimateScores } from '#src/modules/quality/contract/statistics/estimation/score-estimates.ts';
import { type FastCentre, fastCentre, type FastOptions } from '#src/modules/simulation/server/judging/fast-centre.ts';
import { meanEstimate } from '#src/semantic/interval-estimate.ts';
import { studentQuantile } from '#src/semantic/quantiles.ts';

/** A share over centres and its Monte-Carlo standard error. */
export type Share = { readonly share: number; readonly error: number };

/** How intervals and estimates of one sample size did over many centres. */
export type SizeClass = {
  readonly n: number;
  readonly ours: Share;
  readonly student: Share;
  readonly wilson: Share;
  /** Mean length, points. */
  readonly length: number;
  readonly studentLength: number;
  /** Length of the interval no shape can break. */
  readonly boundedLength: number;
  /** Root mean squared error, points. */
  readonly raw: number;
  readonly shrunken: number;
  /** Share of centres in which shrunken estimates lie nearer. */
  readonly nearer: Share;
};

const SCALE = { floor: 0, ceiling: 100 };

/** The first evaluations of everybody, summed by inspector. */
export function cellsOf({ people }: FastCentre, n: number): Cell[] {
  return people.flatMap(({ agent, evaluations }) =>
    [...Map.groupBy(evaluations.slice(0, n), ({ inspector }) => inspector)].map(([inspector, own]) => ({
      agent,
      inspector,
      stratum: '',
      n: own.length,
      sum: own.reduce((sum, { score }) => sum + score, 0),
      squares: own.reduce((sum, { score }) => sum + score * score, 0),
    })),
  );
}

/** Coverage, averaged over the people of a centre and then over centres, whose scatter gives the Monte-Carlo error. */
export function coverage(
  seed: number,
  centres: number,
  sizes: readonly number[],
  options: Omit<FastOptions, 'evaluated'>,
  progress: (done: number) => void = () => undefined,
): SizeClass[] {
  const seen = sizes.map(() => [] as ReturnType<typeof oneCentre>[]);
  for (let number = 0; number < centres; number++) {
    const centre = fastCentre(seed, number, { ...options, evaluated: Math.max(...sizes) });
    for (const [i, n] of sizes.entries()) seen[i]?.push(oneCentre(centre, n));
    progress(number + 1);
  }
  return sizes.map((n, i) => {
    const own = seen[i] ?? [];
    const mean = (what: (one: (typeof own)[number]) => number): number =>
      own.reduce((sum, one) => sum + what(one), 0) / own.length;
    const share = (what: (one: (typeof own)[number]) => number): Share => {
      const middle = mean(what);
      return { share: middle, error: Math.sqrt(mean((one) => (what(one) - middle) ** 2) / own.length) };
    };
    return {
      n,
      ours: share((one) => one.ours),
      student: share((one) => one.student),
      wilson: share((one) => one.wilson),
      length: mean((one) => one.length),
      studentLength: mean((one) => one.studentLength),
      boundedLength: mean((one) => one.boundedLength),
      raw: Math.sqrt(mean((one) => one.raw)),
      shrunken: Math.sqrt(mean((one) => one.shrunken)),
      nearer: share((one) => Number(one.shrunken < one.raw)),
    };
  });
}

function oneCentre(centre: FastCentre, n: number) {
  const { people: estimates } = estimateScores(cellsOf(centre, n));
  const rates = estimateRates(
    centre.people.map(({ agent, evaluations }) => {
      const own = evaluations.slice(0, n);
      return { agent, n, failed: own.filter(({ failed }) => failed).length };
    }),
  );
  const many = estimates.length;
  const sums = { ours: 0, student: 0, wilson: 0, length: 0, studentLength: 0, boundedLength: 0, raw: 0, shrunken: 0 };
  for (const [i, { interval, raw, shrunken }] of estimates.entries()) {
    const truth = centre.truth.scores[i] ?? Number.NaN;
    const rate = centre.truth.rates[i] ?? Number.NaN;
    sums.raw += (raw - truth) ** 2 / many;
    sums.shrunken += (shrunken - truth) ** 2 / many;
    const failures = rates[i]?.interval;
    if (interval === null || !failures) continue;
    const scores = (centre.people[i]?.evaluations ?? []).slice(0, n).map(({ score }) => score);
    const [sum, squares] = [scores.reduce((a, b) => a + b, 0), scores.reduce((a, b) => a + b * b, 0)];
    const half = studentHalf(n, sum, squares);
    const bounded = meanEstimate(n, sum, squares, SCALE);
    sums.ours += Number(interval.low <= truth && truth <= interval.high) / many;
    sums.student += Number(Math.abs(raw - truth) <= half) / many;
    sums.wilson += Number(failures.low <= rate && rate <= failures.high) / many;
    sums.length += (interval.high - interval.low) / many;
    sums.studentLength += (2 * half) / many;
    sums.boundedLength += ((bounded?.high ?? 0) - (bounded?.low ?? 0)) / many;
  }
  return sums;
}

const quantiles = new Map<number, number>();
/** Half the interval of plain Student's t. */
function studentHalf(n: number, sum: number, squares: number): number {
  const t = quantiles.get(n) ?? studentQuantile(0.975, n - 1);
  quantiles.set(n, t);
  return t * Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1) / n));
}
