import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** A team's day: the shift briefing, or its end. */
export const briefingPage = pageAddress(
  '/briefing',
  z.object({
    team: z.string().optional(),
    day: z.iso.date().optional(),
    part: z.enum(['shift', 'closing']).optional(),
  }),
);
