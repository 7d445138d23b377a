import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

export const accountPage = pageAddress('/account', z.object({}));
export const usersPage = pageAddress('/users', z.object({ user: z.string().optional() }));
export const auditPage = pageAddress(
  '/audit',
  z.object({
    text: z.string().optional(),
    kind: z.string().optional(),
    actor: z.string().optional(),
    page: z.number().int().min(1).optional(),
    act: z.number().int().optional(),
  }),
);

/** How large the centre is: what it shows, and who does everything. */
export const centreSizePage = pageAddress('/settings/centre', z.object({}));

export const apiKeysPage = pageAddress('/settings/api-keys', z.object({}));
