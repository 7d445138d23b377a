import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

export const sourceTabs = ['sources', 'imports', 'rejected', 'events'] as const;

/** Sources, imports and rejected records; `run` are the imports being watched. */
export const sourcesPage = pageAddress(
  '/sources',
  z.object({
    tab: z.enum(sourceTabs).optional(),
    source: z.string().optional(),
    batch: z.string().optional(),
    run: z.array(z.string()).optional(),
  }),
);
