import { wilson } from './interval-estimate.ts';

export type Parts = { readonly numerator: number; readonly denominator: number };

/** One team, person or queue: its totals, its days, and what the centre would have shown with the same mix of work. */
export type Compared = Parts & { readonly days: readonly Parts[]; readonly expected: number | null };

/** Numbers here are numerator ÷ denominator; a KPI's own scale is the caller's business. */
export type Judged = {
  readonly value: number | null;
  /** 95 % margin of the value. */
  readonly low: number | null;
  readonly high: number | null;
  /** The centre's value at this mix of work. */
  readonly expected: number | null;
  /** Funnel: where 99.7 % of such groups lie when nothing distinguishes them. */
  readonly limitLow: number | null;
  readonly limitHigh: number | null;
  readonly verdict: 'above' | 'below' | 'not_distinguishable' | 'too_few' | 'no_data';
};

export type Funnel = {
  readonly centre: number | null;
  /** Variance of one row's worth of denominator, as judged by; null where nothing can be judged. */
  readonly perRow: number | null;
  /** How much wider the days swing than chance alone would; 1 for pure chance, null for a KPI that counts nothing. */
  readonly dispersion: number | null;
  /** Standard deviation between groups beyond chance, allowed for when there are many. */
  readonly between: number;
  readonly judged: readonly Judged[];
};

const Z95 = 1.959963984540054;
/** Limits of control charts and funnels by custom: three standard errors. */
const REACH = 3;
/** Fewer days than this say nothing about how days swing. */
const FEWEST_DAYS = 5;
/** From so many groups on, differences among them that nobody explains are part of "usual" (Spiegelhalter 2005). */
const MANY = 20;

/**
 * Compares groups without luck: funnel limits (Spiegelhalter 2005, Statistics in Medicine 24:1185) around each group's *expected* value
 * (case mix by indirect standardisation), widened for over-dispersion.
 *
 * Over-dispersion is read off the days *within* groups, as the variance of a ratio estimator with days as clusters, pooled over groups: a
 * weak team then cannot widen the limits it is judged by, as it would if the spread between six teams were used. With twenty groups or more
 * the unexplained spread between them (winsorised at 10 %, random effects) is added, so that not every second person is special.
 *
 * `counts`: the KPI is a share of counted rows, whose chance is at least binomial. `minimum`: rows below which nothing is judged.
 */
export function funnel(
  groups: readonly Compared[],
  { counts, minimum }: { readonly counts: boolean; readonly minimum: number },
): Funnel {
  const [n, d] = [total(groups, 'numerator'), total(groups, 'denominator')];
  const centre = d > 0 ? n / d : null;
  if (centre === null) return { centre, perRow: null, dispersion: null, between: 0, judged: groups.map(() => NOTHING) };
  const chance = counts ? centre * (1 - centre) : null;
  const swing = swingOfDays(groups);
  // Variance of one row's worth of denominator: what the days show, and never less than chance.
  const perRow = swing === null ? chance : Math.max(swing, chance ?? 0);
  const dispersion = chance !== null && chance > 0 && perRow !== null ? perRow / chance : null;
  const between = perRow === null ? 0 : spreadBetween(groups, centre, perRow);
  const judged = groups.map((group): Judged => {
    if (!(group.denominator > 0)) return NOTHING;
    const value = group.numerator / group.denominator;
    const expected = group.expected ?? centre;
    if (perRow === null) return { ...NOTHING, value, expected, verdict: 'too_few' };
    const error = Math.sqrt(perRow / group.denominator);
    const margin =
      counts && dispersion !== null
        ? wilson(group.numerator / dispersion, group.denominator / dispersion)
        : { low: value - Z95 * error, high: value + Z95 * error };
    const limit = REACH * Math.sqrt(error * error + between * between);
    const bounded = (v: number): number => (counts ? Math.min(1, Math.max(0, v)) : Math.max(0, v));
    const [limitLow, limitHigh] = [bounded(expected - limit), bounded(expected + limit)];
    const verdict =
      group.denominator < minimum
        ? 'too_few'
        : value > limitHigh
          ? 'above'
          : value < limitLow
            ? 'below'
            : 'not_distinguishable';
    return {
      value,
      low: margin === null ? null : bounded(margin.low),
      high: margin === null ? null : bounded(margin.high),
      expected,
      limitLow,
      limitHigh,
      verdict,
    };
  });
  return { centre, perRow, dispersion, between, judged };
}

/** Limits of the funnel at a group size, for drawing its walls around the centre. */
export function wallsAt(
  { centre, perRow, between }: Pick<Funnel, 'centre' | 'perRow' | 'between'>,
  denominator: number,
): { readonly low: number; readonly high: number } | null {
  if (centre === null || perRow === null) return null;
  const reach = REACH * Math.sqrt(perRow / denominator + between * between);
  return { low: Math.max(0, centre - reach), high: centre + reach };
}

const NOTHING: Judged = {
  value: null,
  low: null,
  high: null,
  expected: null,
  limitLow: null,
  limitHigh: null,
  verdict: 'no_data',
};

const total = (groups: readonly Parts[], part: keyof Parts): number => groups.reduce((sum, g) => sum + g[part], 0);

/** Pooled variance per row of denominator from the days within groups (ratio estimator, days as clusters); null when days are too few. */
function swingOfDays(groups: readonly Compared[]): number | null {
  let [squares, rows] = [0, 0];
  for (const group of groups) {
    const days = group.days.filter((day) => day.denominator > 0);
    if (days.length < FEWEST_DAYS || !(group.denominator > 0)) continue;
    const rate = total(days, 'numerator') / total(days, 'denominator');
    const rest = days.reduce((sum, day) => sum + (day.numerator - rate * day.denominator) ** 2, 0);
    squares += (rest * days.length) / (days.length - 1);
    rows += total(days, 'denominator');
  }
  return rows > 0 ? squares / rows : null;
}

/** Standard deviation between many groups beyond chance: method of moments on z-scores winsorised at 10 % on each side. */
function spreadBetween(groups: readonly Compared[], centre: number, perRow: number): number {
  const known = groups.filter((g) => g.denominator > 0);
  if (known.length < MANY || perRow === 0) return 0;
  const z = known
    .map((g) => (g.numerator / g.denominator - (g.expected ?? centre)) / Math.sqrt(perRow / g.denominator))
    .toSorted((a, b) => a - b);
  const cut = Math.floor(z.length / 10);
  const [floor, ceiling] = [z[cut]!, z[z.length - 1 - cut]!];
  const scaled = z.reduce((sum, v) => sum + Math.min(ceiling, Math.max(floor, v)) ** 2, 0);
  const weights = known.map((g) => g.denominator / perRow);
  const sum = weights.reduce((a, w) => a + w, 0);
  const squares = weights.reduce((a, w) => a + w * w, 0);
  return Math.sqrt(Math.max(0, scaled - (known.length - 1)) / (sum - squares / sum));
}
