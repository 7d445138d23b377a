import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

export const calibrationTabs = ['sessions', 'drift'] as const;

/** Sessions, or one of them with a contact opened; `plan`: a new one, out of a task where one is named. */
export const calibrationPage = pageAddress(
  '/quality/calibration',
  z.object({
    tab: z.enum(calibrationTabs).optional(),
    session: z.string().optional(),
    contact: z.string().optional(),
    item: z.string().optional(),
    plan: z.enum(['new', 'again']).optional(),
    task: z.string().optional(),
  }),
);
