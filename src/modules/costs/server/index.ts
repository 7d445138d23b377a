import type { CostNeeds } from './dependencies.ts';
import { costMigrations } from './migrations.ts';
import { publishCosts } from './publish.ts';
import { costRoutes } from './routes.ts';

/** What a centre costs: budget and spent by month, and the facts cost per contact is counted from. */
export function costsModule(needs: CostNeeds) {
  /** One after the other: what is sent is compared with what was sent before. */
  let last: Promise<unknown> = Promise.resolve();
  const publish = (version: number, months: readonly string[]): Promise<number> => {
    const next = last.then(() => (months.length === 0 ? 0 : publishCosts(needs.records.db, needs, version, months)));
    last = next.catch(() => undefined);
    return next;
  };
  return { name: 'costs' as const, migrations: costMigrations, routes: costRoutes(needs, publish) };
}
