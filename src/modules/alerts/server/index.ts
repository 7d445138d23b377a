import { reaches } from '#src/http/actor.ts';
import type { AlertsApi } from '../contract/api.ts';
import { readAlerts } from './alert.store.ts';
import { alertBody } from './bodies.ts';
import { checkRules } from './check.ts';
import type { AlertDependencies } from './dependencies.ts';
import { alertMigrations } from './migrations.ts';
import { alertRoutes } from './routes.ts';
import { readRules } from './rule.store.ts';

/** Alerts of a centre: rules on KPIs, and what they raised. `trouble` hears of rules that cannot be asked. */
export function alertsModule({
  trouble,
  ...needs
}: AlertDependencies & { readonly trouble: (error: unknown) => void }) {
  let last: Promise<unknown> = Promise.resolve();
  const api: AlertsApi = {
    check() {
      // One after the other: a check called meanwhile sees what this one has taken.
      const next = last.then(async () => {
        const raised = new Set(await checkRules(needs, trouble));
        if (raised.size === 0) return [];
        const rules = new Map((await readRules(needs.records.db)).map((r) => [r.id, r]));
        return (await readAlerts(needs.records.db))
          .filter((a) => raised.has(a.id))
          .map((a) => alertBody(a, rules.get(a.rule)!));
      });
      last = next.catch(() => undefined);
      return next;
    },
    async standing(actor, since) {
      const scope = actor.scopeOf('read:alert');
      const rules = new Map((await readRules(needs.records.db)).map((r) => [r.id, r]));
      return (await readAlerts(needs.records.db))
        .filter((a) => reaches(scope, a.place))
        .filter((a) => a.state !== 'closed' || a.raisedAt >= since || (a.closedAt ?? 0) >= since)
        .map((a) => ({ alert: alertBody(a, rules.get(a.rule)!), team: a.place.team ?? null }));
    },
  };
  return { name: 'alerts' as const, migrations: alertMigrations, routes: alertRoutes(needs, () => api.check()), api };
}
