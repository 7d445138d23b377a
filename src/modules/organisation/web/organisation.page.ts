import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { listKind } from '../contract/list-import.ts';

export const parts = ['agents', 'teams', 'queues', 'projects', 'clients', 'sites', 'calendars'] as const;
export type Part = (typeof parts)[number];

/** Who belongs where, as it was on a day; `open` is the id of one thing, or `new`; `import` takes a list. */
export const organisationPage = pageAddress(
  '/organisation',
  z.object({
    part: z.enum(parts).optional(),
    /** Local day; absent: now. */
    on: z.iso.date().optional(),
    open: z.string().optional(),
    import: listKind.optional(),
  }),
);
