import type { QualityNeeds } from './dependencies.ts';
import { publishEvaluations } from './publish.ts';
import { qualityMigrations } from './migrations.ts';
import { passOverdue } from './pass-overdue.ts';
import { qualityRoutes } from './routes.ts';

/** Quality of a centre: forms, draws, evaluations, appeals. */
export function qualityModule(needs: QualityNeeds) {
  return {
    /** Tells the facts what they missed while the server was down. */
    start: async () => {
      await passOverdue(needs);
      await publishEvaluations(needs);
    },
    name: 'quality' as const,
    migrations: qualityMigrations,
    routes: qualityRoutes(needs),
  };
}
