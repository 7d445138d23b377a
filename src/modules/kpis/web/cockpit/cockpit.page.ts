import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** The KPI drawn by interval; without it the first tile. */
export const cockpitPage = pageAddress('/cockpit', z.object({ kpi: z.string().optional() }));
