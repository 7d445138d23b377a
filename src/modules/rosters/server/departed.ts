import type { Employment } from '../contract/roster.ts';

/** Agents none of whose employments reaches a local day or begins after it; whom nobody has recorded is taken to be there. */
export function departedBy(day: string, employments: readonly Employment[]): ReadonlySet<string> {
  const byAgent = Map.groupBy(employments, ({ agent }) => agent);
  const gone = [...byAgent].filter(([, all]) => all.every(({ left }) => left !== null && left < day));
  return new Set(gone.map(([agent]) => agent));
}
