import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** Reports with their latest issues; `report` opens one's form, `new` an empty one. */
export const reportsPage = pageAddress(
  '/reports',
  z.object({
    report: z.string().optional(),
    /** A new report is built from this view. */
    view: z.string().optional(),
  }),
);

/** Views somebody has saved. */
export const viewsPage = pageAddress('/views', z.object({}));

/** One issue, as it is printed. */
export const issuePage = pageAddress('/reports/issues/$id', z.object({}));

/** What goes out when, and what went out; `schedule` opens one's form. */
export const schedulesPage = pageAddress('/schedules', z.object({ schedule: z.string().optional() }));

/** Where messages go; `channel` opens one's form. */
export const channelsPage = pageAddress('/settings/channels', z.object({ channel: z.string().optional() }));
