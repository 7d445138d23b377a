import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { month } from '../contract/cost.ts';

export const costTabs = ['table', 'contact', 'point'] as const;
export const costGroups = ['item', 'project', 'site', 'channel'] as const;
export type CostGroup = (typeof costGroups)[number];

/** What the centre costs; without months the newest twelve there are. */
export const costsPage = pageAddress(
  '/costs',
  z.object({
    tab: z.enum(costTabs).optional(),
    from: month.optional(),
    until: month.optional(),
    by: z.enum(costGroups).optional(),
    import: z.literal('open').optional(),
    /** Of the tab that tells what one more point costs. */
    queue: z.string().optional(),
    month: month.optional(),
    atOnce: z.coerce.number().min(1).max(20).optional(),
  }),
);
