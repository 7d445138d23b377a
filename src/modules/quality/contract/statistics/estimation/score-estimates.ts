import { between, type Between, shrink } from './between.ts';
import { type Bounds, boundedInterval } from './bounded-interval.ts';
import { type Cell, type Person, personsOf, type Populations } from './cells.ts';
import { type Severities, severities } from './severity.ts';

/** Below this many evaluations there is no interval and no comparison, only a description. */
export const FEWEST = 5;
/** A person's own scatter counts as much as the pooled one from so many evaluations on. */
const POOL_WORTH = 20;
/** Evaluations of the widest possible scatter mixed into the pool, so that a few equal scores prove nothing. */
const DOUBT = 2;

/** What a person's month would score before a panel of the house's inspectors, and how sure that is. Points, 0–100. */
export type ScoreEstimate = {
  readonly agent: string;
  readonly n: number;
  /** Weighted mean as given. */
  readonly raw: number;
  /** The same less the severity of those who judged. */
  readonly adjusted: number;
  /** Best guess, the others considered. */
  readonly shrunken: number;
  /** Of the adjusted mean; null below five evaluations: description only. */
  readonly interval: Bounds | null;
  /** Standard error of the adjusted mean, of contacts and inspectors, points. */
  readonly error: number;
  readonly degrees: number;
  /** Share of contacts in strata without evaluations. */
  readonly uncovered: number;
};

export type Estimation = {
  readonly people: readonly ScoreEstimate[];
  readonly severity: Severities;
  /** Mean of people and how much they truly differ, points²; null without evaluations. */
  readonly between: Between | null;
  /** Variance of one evaluation about its person, inspectors included, points². */
  readonly within: number;
  /** Scatter of scores relative to all-or-nothing with the same mean. */
  readonly dispersion: number;
};

/** Estimates from summed evaluations (`docs/decisions/0013-scores-that-know-how-sure-they-are.md` says why so). */
export function estimateScores(cells: readonly Cell[], populations?: Populations): Estimation {
  const persons = personsOf(cells, populations);
  const severity = severities(persons);
  const seen = persons.map((person) => ({ person, ...scatterOf(person, severity) }));
  const degrees = seen.reduce((sum, { person }) => sum + person.n - 1, 0);
  // Inspectors' effects have taken their part of the freedom.
  const free = Math.max(1, degrees - Math.max(0, severity.inspectors.length - 1));
  const squares = seen.reduce((sum, one) => sum + one.squares, 0);
  const pooled = squares / free;
  const rough = between(seen.map(({ person, mean }) => ({ value: mean, error: pooled * person.spread })));
  const guesses = seen.map(({ person, mean }) => (rough === null ? mean : shrink(mean, pooled * person.spread, rough)));
  let possible = 0;
  for (const [i, { person }] of seen.entries()) possible += (person.n - 1) * room(guesses[i] ?? 0);
  possible *= degrees > 0 ? free / degrees : 1;
  const doubt = DOUBT * room(rough?.mean ?? 50);
  const dispersion = possible + doubt > 0 ? Math.min(1, (squares + doubt) / (possible + doubt)) : 1;
  const worth = Math.min(POOL_WORTH, free);
  const errors = seen.map(({ person }) => pooled * person.spread + severity.errorOf(person.by));
  const true_ = between(seen.map(({ mean }, i) => ({ value: mean, error: errors[i] ?? 0 })));
  const people = seen.map(({ person, mean, squares: own }, i): ScoreEstimate => {
    const width = room(guesses[i] ?? 0);
    const dispersed = (worth * dispersion + own / width) / (worth + person.n - 1);
    const extra = severity.errorOf(person.by);
    const freedom = worth + person.n - 1;
    const adjusted = Math.min(100, Math.max(0, mean));
    return {
      agent: person.agent,
      n: person.n,
      raw: person.raw,
      adjusted,
      shrunken: true_ === null ? mean : shrink(mean, errors[i] ?? 0, true_),
      interval:
        person.n < FEWEST
          ? null
          : boundedInterval(adjusted, { spread: person.spread, dispersion: dispersed, extra, degrees: freedom }),
      error: Math.sqrt(dispersed * width * person.spread + extra),
      degrees: freedom,
      uncovered: person.uncovered,
    };
  });
  return { people, severity, between: true_, within: pooled + severity.variance, dispersion };
}

/** Variance of all-or-nothing with this mean, points²; a mean at an end has a little room still. */
const room = (mean: number): number => {
  const m = Math.min(99.5, Math.max(0.5, mean));
  return m * (100 - m);
};

/** A person's mean and squared scatter once the severity of those who judged is taken off. */
function scatterOf({ cells, raw, by, n }: Person, severity: Severities): { mean: number; squares: number } {
  const mean = raw - by.reduce((sum, { inspector, weight }) => sum + weight * severity.effectOf(inspector), 0);
  let [sum, squares] = [0, 0];
  for (const cell of cells) {
    const effect = severity.effectOf(cell.inspector);
    sum += cell.sum - cell.n * effect;
    squares += cell.squares - 2 * effect * cell.sum + cell.n * effect * effect;
  }
  return { mean, squares: Math.max(0, squares - (sum * sum) / n) };
}
