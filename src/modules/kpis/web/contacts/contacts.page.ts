import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

const list = z.array(z.string()).optional();

/** Contacts of the chosen days; text finds a contact id or a customer. */
export const contactsPage = pageAddress(
  '/contacts',
  z.object({
    text: z.string().optional(),
    queue: list,
    agent: list,
    outcome: list,
    page: z.number().int().min(1).optional(),
  }),
);

/** Dimensions the page can filter by. */
export const contactFilters = ['queue', 'agent', 'outcome'] as const;
