import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

export const portalTabs = ['month', 'contacts', 'judged', 'signOff'] as const;

/** One agent's room: herself, or whom a lead looks at. */
export const portalPage = pageAddress(
  '/portal',
  z.object({
    tab: z.enum(portalTabs).optional(),
    agent: z.string().optional(),
    month: z.string().optional(),
    page: z.number().int().min(1).optional(),
  }),
);

/** Months and who has signed them off; one sheet opened beside them. */
export const signOffPage = pageAddress(
  '/sign-off',
  z.object({
    month: z.string().optional(),
    sheet: z.string().optional(),
    make: z.enum(['open']).optional(),
  }),
);
