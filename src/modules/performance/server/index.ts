import type { PerformanceDependencies } from './dependencies.ts';
import { performanceMigrations } from './migrations.ts';
import { performanceRoutes } from './routes.ts';

/** What people are judged on, and what they say about it. */
export function performanceModule(needs: PerformanceDependencies) {
  return { name: 'performance' as const, migrations: performanceMigrations, routes: performanceRoutes(needs) };
}
