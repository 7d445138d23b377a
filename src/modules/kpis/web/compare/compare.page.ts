import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** Whom the page compares. */
export const compareDimensions = ['team', 'agent', 'queue', 'site', 'project'] as const;
export type CompareDimension = (typeof compareDimensions)[number];

/** One KPI among the groups of one dimension. */
export const comparePage = pageAddress(
  '/compare',
  z.object({ kpi: z.string().optional(), by: z.enum(compareDimensions).optional() }),
);
