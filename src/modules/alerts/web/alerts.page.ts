import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { alertState } from '../contract/alert.ts';

export const alertTabs = ['alerts', 'rules'] as const;

/** The alerts of a state, or the rules; one opened beside them. */
export const alertsPage = pageAddress(
  '/alerts',
  z.object({
    tab: z.enum(alertTabs).optional(),
    state: alertState.optional(),
    alert: z.string().optional(),
    /** A rule's id, or `new`. */
    rule: z.string().optional(),
  }),
);
