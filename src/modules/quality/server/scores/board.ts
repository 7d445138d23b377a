import type { Scored, ScoredPerson } from '../../contract/scores.ts';
import type { Cell } from '../../contract/statistics/estimation/cells.ts';
import { estimateRates } from '../../contract/statistics/estimation/rate-estimates.ts';
import { type Estimation, estimateScores } from '../../contract/statistics/estimation/score-estimates.ts';
import { standing, tieBands } from '../../contract/statistics/estimation/standing.ts';
import type { SummedEvaluations } from './score-sums.ts';

/** Sums by ids: `unit` is whom a line of the board is about, `stratum` what her contacts are weighed by. */
export type UnitSums = SummedEvaluations & { readonly unit: string; readonly stratum: string };
export type UnitContacts = { readonly unit: string; readonly stratum: string; readonly contacts: number };

export type Lines = {
  readonly lines: readonly Omit<Scored, 'name'>[];
  readonly estimation: Estimation;
  readonly line: number | null;
};

/** The lines of a board. Estimates are of one source; established violations of all. `line`: what people stand to, null for their mean. */
export function linesOf(
  sums: readonly UnitSums[],
  contacts: readonly UnitContacts[],
  source: string,
  line: number | null,
): Lines {
  const populations = new Map<string, Record<string, number>>();
  const contactsOf = new Map<string, number>();
  for (const { unit, stratum, contacts: many } of contacts) {
    const own = populations.get(unit) ?? {};
    own[stratum] = (own[stratum] ?? 0) + many;
    populations.set(unit, own);
    contactsOf.set(unit, (contactsOf.get(unit) ?? 0) + many);
  }
  const cells = cellsOf(sums.filter((one) => one.source === source && one.n > 0));
  const estimation = estimateScores(cells, populations);
  const byUnit = new Map(estimation.people.map((one) => [one.agent, one]));
  const bands = new Map(tieBands(estimation.people).map((one) => [one.agent, one]));
  const units = [...totalsOf(sums, source)];
  const rates = estimateRates(units.map(([agent, { drawn, critical }]) => ({ agent, n: drawn, failed: critical })));
  const to = line ?? estimation.between?.mean ?? null;
  const lines = units.map(([unit, own], i) => {
    const score = byUnit.get(unit);
    const band = bands.get(unit);
    const rate = rates[i];
    const known = contactsOf.get(unit) ?? 0;
    return {
      id: unit,
      n: score?.n ?? 0,
      raw: score?.raw ?? null,
      adjusted: score?.adjusted ?? null,
      shrunken: score?.shrunken ?? null,
      interval: score?.interval ?? null,
      standing: score === undefined || to === null ? ('description_only' as const) : standing(score.interval, to),
      band: band?.band ?? null,
      places: band === undefined ? null : { from: band.from, to: band.to },
      uncovered: score?.uncovered ?? 0,
      critical: {
        failed: rate?.failed ?? 0,
        rate: rate?.rate ?? null,
        interval: rate?.interval ?? null,
        shrunken: rate?.shrunken ?? null,
      },
      violations: {
        established: own.established,
        examined: own.examined,
        contacts: known,
        exposure: known > 0 && own.scanned >= known ? ('full' as const) : ('sample' as const),
      },
    };
  });
  return { lines, estimation, line: to };
}

/** Equal unit, inspector and stratum in one cell. */
function cellsOf(sums: readonly UnitSums[]): Cell[] {
  const cells = new Map<string, { -readonly [K in keyof Cell]: Cell[K] }>();
  for (const { unit, inspector, stratum, n, sum, squares } of sums) {
    const key = `${unit}\0${inspector}\0${stratum}`;
    const known = cells.get(key);
    if (known === undefined) cells.set(key, { agent: unit, inspector, stratum, n, sum, squares });
    else {
      known.n += n;
      known.sum += sum;
      known.squares += squares;
    }
  }
  return [...cells.values()];
}

type Totals = { drawn: number; critical: number; established: number; examined: number; scanned: number };

/** By unit: draws and critical errors of one source, violations of all. */
function totalsOf(sums: readonly UnitSums[], source: string): Map<string, Totals> {
  const totals = new Map<string, Totals>();
  for (const one of sums) {
    let own = totals.get(one.unit);
    if (own === undefined) {
      own = { drawn: 0, critical: 0, established: 0, examined: 0, scanned: 0 };
      totals.set(one.unit, own);
    }
    own.established += one.established;
    own.examined += one.examined;
    own.scanned += one.scanned;
    if (one.source !== source) continue;
    own.drawn += one.drawn;
    own.critical += one.critical;
  }
  return totals;
}

/** The team of a person's latest evaluated contact: she is judged as one person, whatever team her contacts were in. */
export function lastTeams(sums: readonly UnitSums[]): Map<string, ScoredPerson['team']> {
  const latest = new Map<string, { team: string | null; last: number }>();
  for (const { unit, team, last } of sums) if (last >= (latest.get(unit)?.last ?? 0)) latest.set(unit, { team, last });
  return new Map([...latest].map(([unit, { team }]) => [unit, team]));
}
