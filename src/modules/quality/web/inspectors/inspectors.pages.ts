import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

const month = z
  .string()
  .regex(/^\d{4}-\d\d$/)
  .optional();

export const inspectorTabs = ['board', 'certificates', 'rotation'] as const;

/** Those who score: their work and its error, what they can do and may score, and who does which duty when. */
export const inspectorsPage = pageAddress(
  '/quality/inspectors',
  z.object({
    tab: z.enum(inspectorTabs).optional(),
    /** Of the board: the latest month with data. */
    month,
    /** Of the rotation: this month. */
    duties: month,
    give: z.enum(['skill', 'certificate']).optional(),
    inspector: z.string().optional(),
  }),
);
