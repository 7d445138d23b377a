import { isoLocal } from '#src/kernel/zone.ts';
import type { RostersApi } from '../contract/api.ts';
import { departedBy } from './departed.ts';
import type { RosterNeeds } from './dependencies.ts';
import { rosterMigrations } from './migrations.ts';
import { publishDays } from './publish.ts';
import { readEmployments } from './roster.store.ts';
import { rosterRoutes } from './routes.ts';

/** Rosters, punches, leave and employment of a centre, and the facts they become. */
export function rostersModule(needs: RosterNeeds) {
  /** One after the other: what is sent is compared with what was sent before. */
  let last: Promise<unknown> = Promise.resolve();
  const publish = (version: number, from: string, until: string): Promise<number> => {
    const next = last.then(() => publishDays(needs.records.db, needs, version, from, until));
    last = next.catch(() => undefined);
    return next;
  };
  const api: RostersApi = {
    departedBy: async (at) =>
      departedBy(isoLocal(needs.zone, at).slice(0, 10), await readEmployments(needs.records.db)),
  };
  return { name: 'rosters' as const, migrations: rosterMigrations, routes: rosterRoutes(needs, publish), api };
}
