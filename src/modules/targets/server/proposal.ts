/** One whole period of somebody's history. */
export type Point = { readonly numerator: number; readonly denominator: number };
export type Member = { readonly id: string; readonly points: readonly Point[] };

/** What is reachable for one member. Figures are numerator ÷ denominator; `null` without history of its own and of peers. */
export type Proposal = {
  readonly id: string;
  readonly periods: number;
  readonly rows: number;
  readonly level: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly own: number | null;
  readonly peers: number | null;
  /** Share of the own history, 0–1. */
  readonly ownWeight: number;
  readonly reachable: number | null;
  /** Mean rows of a period. */
  readonly expected: number | null;
  readonly takes: number | null;
};

/** Rows that make own history and peers' weigh the same where variances cannot be told from the data. */
const FALLBACK_ROWS = 30;

/**
 * Proposes for each member a quantile of its own periods (0.75 towards the better side), drawn towards the peers' the more, the fewer rows
 * it has and the less members really differ: share of the own history w = n·τ² ÷ (n·τ² + s²), s² the variance a row inside members, τ²
 * between them (method of moments, DerSimonian–Laird). Where members do not differ beyond luck, all are proposed the same.
 * `direction` 1: higher is better; −1: lower is.
 */
export function proposals(members: readonly Member[], quantile: number, direction: 1 | -1): Proposal[] {
  const known = members.map((member) => {
    const points = member.points.filter(({ denominator }) => denominator > 0);
    const rows = sum(points.map((p) => p.denominator));
    const level = rows > 0 ? sum(points.map((p) => p.numerator)) / rows : null;
    const values = points.map((p) => ({ value: p.numerator / p.denominator, weight: p.denominator }));
    return {
      id: member.id,
      points: values,
      rows,
      level,
      own: weightedQuantile(values, direction === 1 ? quantile : 1 - quantile),
    };
  });
  const withRows = known.filter(({ rows }) => rows > 0);
  const all = sum(withRows.map(({ rows }) => rows));
  const mean = (of: (k: (typeof known)[number]) => number | null): number | null =>
    all > 0 ? sum(withRows.map((k) => (of(k) ?? 0) * k.rows)) / all : null;
  const [peers, centre] = [mean((k) => k.own), mean((k) => k.level)];
  const spread = spreadOf(withRows);
  return known.map(({ id, points, rows, level, own }) => {
    const share = rows === 0 ? 0 : known.length === 1 ? 1 : ownShare(rows, spread);
    const mixed = (mine: number | null, theirs: number | null): number | null =>
      mine === null || theirs === null ? theirs : share * mine + (1 - share) * theirs;
    const shrunk = mixed(level, centre);
    const reachable = mixed(own, peers);
    const variance =
      spread.within === null || rows === 0 ? null : spread.within * (share / rows + (1 - share) ** 2 / all);
    const margin = variance === null ? null : 1.959964 * Math.sqrt(variance);
    const expected = points.length === 0 ? null : rows / points.length;
    return {
      id,
      periods: points.length,
      rows,
      level: shrunk,
      low: shrunk === null || margin === null ? null : shrunk - margin,
      high: shrunk === null || margin === null ? null : shrunk + margin,
      own,
      peers: known.length === 1 ? null : peers,
      ownWeight: share,
      reachable,
      expected,
      takes: reachable === null || shrunk === null || expected === null ? null : (reachable - shrunk) * expected,
    };
  });
}

type Spread = { readonly within: number | null; readonly between: number };
type Known = {
  readonly points: readonly { readonly value: number; readonly weight: number }[];
  readonly rows: number;
  readonly level: number | null;
};

/** Variance a row inside members, and between members, from the swings of their periods. */
function spreadOf(members: readonly Known[]): Spread {
  const freedom = sum(members.map(({ points }) => points.length - 1));
  if (freedom <= 0) return { within: null, between: 0 };
  const swings = members.map(({ points, level }) => sum(points.map((p) => p.weight * (p.value - (level ?? 0)) ** 2)));
  const within = sum(swings) / freedom;
  const all = sum(members.map(({ rows }) => rows));
  const mean = sum(members.map(({ rows, level }) => rows * (level ?? 0))) / all;
  const q = sum(members.map(({ rows, level }) => rows * ((level ?? 0) - mean) ** 2));
  const room = all - sum(members.map(({ rows }) => rows ** 2)) / all;
  return { within, between: room > 0 ? Math.max(0, (q - (members.length - 1) * within) / room) : 0 };
}

function ownShare(rows: number, { within, between }: Spread): number {
  if (within === null) return rows / (rows + FALLBACK_ROWS);
  if (within === 0) return between > 0 ? 1 : 0;
  return (rows * between) / (rows * between + within);
}

/** The value below which the share `q` of the weight lies, linear between the middles of the weights. `null` of nothing. */
export function weightedQuantile(
  points: readonly { readonly value: number; readonly weight: number }[],
  q: number,
): number | null {
  // Equal values are one: the order in which they come must not matter.
  const weights = new Map<number, number>();
  for (const { value, weight } of points) if (weight > 0) weights.set(value, (weights.get(value) ?? 0) + weight);
  const sorted = [...weights].map(([value, weight]) => ({ value, weight })).toSorted((a, b) => a.value - b.value);
  const total = sum(sorted.map(({ weight }) => weight));
  let before = 0;
  let last: { at: number; value: number } | null = null;
  for (const { value, weight } of sorted) {
    const here = { at: (before + weight / 2) / total, value };
    if (here.at >= q) {
      if (last === null) return value;
      return last.value + ((value - last.value) * (q - last.at)) / (here.at - last.at);
    }
    last = here;
    before += weight;
  }
  return last?.value ?? null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
