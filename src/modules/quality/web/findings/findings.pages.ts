import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { FINDING_ORIGINS, FINDING_STATES } from '../../contract/finding.ts';

const text = z.string().optional();

/** What was found month by month, one opened beside the list; a new one carries where it comes from. */
export const findingsPage = pageAddress(
  '/quality/findings',
  z.object({
    month: text,
    state: z.enum(FINDING_STATES).optional(),
    owner: z.enum(['me']).optional(),
    late: z.enum(['yes']).optional(),
    finding: text,
    make: z.enum(['new', 'edit']).optional(),
    origin: z.enum(FINDING_ORIGINS).optional(),
    kpi: text,
    form: text,
    item: text,
    from: text,
    to: text,
    contact: text,
    appeal: text,
  }),
);
