import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

export const targetTabs = ['tree', 'inbox', 'exclusions', 'roleFit'] as const;

/** A goal's tree, what waits, or what is left out; one target opened beside them. */
export const targetsPage = pageAddress(
  '/targets',
  z.object({
    tab: z.enum(targetTabs).optional(),
    goal: z.string().optional(),
    target: z.string().optional(),
    /** A form opened: a goal, proposals, a request. */
    make: z.enum(['goal', 'draft', 'exclusion', 'roleFit']).optional(),
  }),
);
