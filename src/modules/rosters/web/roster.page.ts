import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { importKind } from '../contract/roster.ts';

/** A month of shifts; `import` opens the drawer that takes a workbook. */
export const rosterPage = pageAddress(
  '/roster',
  z.object({
    /** `2026-11`; absent: the current month. */
    month: z
      .string()
      .regex(/^\d{4}-\d\d$/)
      .optional(),
    import: importKind.optional(),
  }),
);
