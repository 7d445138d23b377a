import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** Every KPI; `text` narrows the list by name, id or alias. */
export const cataloguePage = pageAddress('/kpis', z.object({ text: z.string().optional() }));

/** One KPI. */
export const kpiPage = pageAddress('/kpis/$id', z.object({}));
