import type { TargetsApi } from '../contract/api.ts';
import { readExclusions } from './decision.store.ts';
import type { TargetDependencies } from './dependencies.ts';
import { targetsInForce } from './in-force.ts';
import { targetMigrations } from './migrations.ts';
import { personalResult } from './personal.ts';
import { targetRoutes } from './routes.ts';

/** Targets of a centre: broken down, agreed, in force; and what is left out of personal results. */
export function targetsModule(needs: TargetDependencies) {
  const { db } = needs.records;
  const api: TargetsApi = {
    inForce: async (kpi, owner, at) => (await targetsInForce(db, owner, at, kpi))[0] ?? null,
    allInForce: (owner, at) => targetsInForce(db, owner, at),
    personalResult: (agent, kpi, period) => personalResult(agent, kpi, period, needs),
    agentsWithExclusions: async (during) =>
      new Set((await readExclusions(db, { approved: true, during })).map(({ agent }) => agent)),
  };
  return { name: 'targets' as const, migrations: targetMigrations, api, routes: targetRoutes(needs) };
}
