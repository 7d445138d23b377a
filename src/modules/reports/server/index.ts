import type { Jobs } from '#src/jobs/jobs.ts';
import { channelRoutes } from './channel-routes.ts';
import type { ReportDependencies } from './dependencies.ts';
import { reportRoutes } from './report-routes.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { workSchedules } from './send.ts';
import './tables.ts';

/** Reports of a centre: made, kept, printed, and sent by schedule. */
export function reportsModule({ jobs, ...needs }: ReportDependencies & { readonly jobs: Jobs }) {
  jobs.work('reports.due', () => workSchedules(needs), { retries: 0 });
  jobs.every('reports.due', '* * * * *', 'UTC');
  jobs.work('reports.forget', () => needs.delivery.forgetOld());
  jobs.every('reports.forget', '17 3 * * *', 'UTC');
  return {
    name: 'reports' as const,
    routes: { ...reportRoutes(needs), ...scheduleRoutes(needs), ...channelRoutes(needs) },
    workSchedules: () => workSchedules(needs),
  };
}
