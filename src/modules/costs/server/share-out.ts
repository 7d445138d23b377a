import type { KeptLine } from './cost.store.ts';

/** What was done in one month for one site, project and channel. */
export interface Work {
  readonly month: string;
  readonly site: string | null;
  readonly project: string | null;
  readonly channel: string | null;
  readonly contacts: number;
  /** Of handling. */
  readonly hours: number;
}

export interface Shared extends Work {
  /** Booked to this cell's project, or channel, by the table itself. */
  readonly directToProject: number;
  readonly directToChannel: number;
  /** Everything, common costs with their share. */
  readonly cost: number;
}

/**
 * Lays every cost on the work it was for: what the table books to a site, project or channel on that alone, the rest over all, in
 * proportion to hours of handling. What finds no work in its month stays unshared.
 */
export function shareOut(
  lines: readonly KeptLine[],
  work: readonly Work[],
): { readonly cells: readonly Shared[]; readonly unshared: number } {
  const cells = work.map((cell) => ({ ...cell, directToProject: 0, directToChannel: 0, cost: 0 }));
  let unshared = 0;
  for (const line of lines) {
    const mine = cells.filter(
      (cell) =>
        cell.month === line.month &&
        (line.site === null || cell.site === line.site) &&
        (line.project === null || cell.project === line.project) &&
        (line.channel === null || cell.channel === line.channel),
    );
    const hours = mine.reduce((sum, cell) => sum + cell.hours, 0);
    if (hours === 0) {
      unshared += line.amount;
      continue;
    }
    for (const cell of mine) {
      const part = (line.amount * cell.hours) / hours;
      cell.cost += part;
      if (line.project !== null) cell.directToProject += part;
      if (line.channel !== null) cell.directToChannel += part;
    }
  }
  return { cells, unshared };
}
