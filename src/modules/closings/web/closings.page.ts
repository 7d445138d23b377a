import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { periodKind } from '../contract/closing.ts';

/** Periods of a kind; one opened beside them. */
export const closingsPage = pageAddress(
  '/closings',
  z.object({ kind: periodKind.optional(), period: z.string().optional() }),
);
