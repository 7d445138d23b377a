import { normalQuantile } from '#src/semantic/quantiles.ts';
import { estimateScores } from '../../contract/statistics/estimation/score-estimates.ts';
import type { SummedWork } from './work-sums.ts';

const Z = normalQuantile(0.975);

/** Points above or below the house on the same people, 95 %, as the scores page has it. */
export function severityOf(work: readonly SummedWork[]): Map<string, { value: number; low: number; high: number }> {
  const cells = work
    .filter(({ n }) => n > 0)
    .map(({ agent, inspector, channel, n, sum, squares }) => ({ agent, inspector, stratum: channel, n, sum, squares }));
  const { severity } = estimateScores(cells, new Map());
  return new Map(
    severity.inspectors.map(({ inspector, effect, error }) => [
      inspector,
      { value: effect, low: effect - Z * error, high: effect + Z * error },
    ]),
  );
}
