/**
 * Evaluations of one person by one inspector within one stratum (a channel, a queue), summed: all that estimation needs of them. Random draws of one source
 * only: what was chosen for a reason, or judged by others, estimates nothing and is never mixed in.
 */
export type Cell = {
  readonly agent: string;
  readonly inspector: string;
  readonly stratum: string;
  readonly n: number;
  /** Σ score and Σ score², scores 0–100. */
  readonly sum: number;
  readonly squares: number;
};

/** Contacts a person had in each stratum: what her evaluations stand for. Absent: every evaluation weighs the same. */
export type Populations = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** One inspector's part in a person's mean. */
export type Judged = { readonly inspector: string; readonly weight: number };

/** A person's evaluations with their weights: mean = Σ weight × score. */
export type Person = {
  readonly agent: string;
  readonly n: number;
  /** Weighted mean of the scores as given. */
  readonly raw: number;
  /** Σ weight² over evaluations; 1 ÷ n where all weigh the same. */
  readonly spread: number;
  readonly by: readonly Judged[];
  readonly cells: readonly Cell[];
  /** Share of the person's contacts in strata nobody evaluated; 0 without populations. */
  readonly uncovered: number;
};

/** Persons with the weights of their strata: contacts in the stratum ÷ contacts in evaluated strata, shared by its evaluations. */
export function personsOf(cells: readonly Cell[], populations?: Populations): Person[] {
  return [...Map.groupBy(cells, ({ agent }) => agent)].map(([agent, own]) => personOf(agent, own, populations));
}

function personOf(agent: string, cells: readonly Cell[], populations: Populations | undefined): Person {
  const strata = new Map<string, number>();
  for (const { stratum, n } of cells) strata.set(stratum, (strata.get(stratum) ?? 0) + n);
  const stands = populations?.get(agent);
  const all = stands === undefined ? 0 : Object.values(stands).reduce((sum, size) => sum + size, 0);
  // Whoever's contacts are unknown is weighed by her evaluations.
  const isWeighed = stands !== undefined && [...strata.keys()].every((stratum) => (stands[stratum] ?? 0) > 0);
  const sizeOf = (stratum: string): number => (isWeighed ? (stands[stratum] ?? 0) : (strata.get(stratum) ?? 0));
  const total = [...strata.keys()].reduce((sum, stratum) => sum + sizeOf(stratum), 0);
  const weightOf = (stratum: string): number => sizeOf(stratum) / total / (strata.get(stratum) ?? 1);
  const by = new Map<string, number>();
  let [n, raw, spread] = [0, 0, 0];
  for (const cell of cells) {
    const weight = weightOf(cell.stratum);
    n += cell.n;
    raw += weight * cell.sum;
    spread += weight * weight * cell.n;
    by.set(cell.inspector, (by.get(cell.inspector) ?? 0) + weight * cell.n);
  }
  return {
    agent,
    n,
    raw,
    spread,
    by: [...by].map(([inspector, weight]) => ({ inspector, weight })),
    cells,
    uncovered: isWeighed && all > 0 ? 1 - total / all : 0,
  };
}
