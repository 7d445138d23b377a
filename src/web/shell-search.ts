import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** What every address may carry besides its page's own filters: the days in view and an opened passport. */
export const shellAddress = pageAddress(
  '/',
  z.object({
    /** `last_7_days` or `2026-11-01..2026-11-20`, last day included. */
    range: z.string().optional(),
    /** The number whose passport is open. */
    passport: z.object({ kpi: z.string(), scope: z.record(z.string(), z.json()) }).optional(),
  }),
);
