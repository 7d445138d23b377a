import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { dimension } from '../../contract/question.ts';

/** Dimensions the page offers, in the order people think of them. */
export const exploreDimensions = [
  'queue',
  'channel',
  'team',
  'agent',
  'site',
  'project',
  'client',
  'reason',
  'outcome',
  'hour',
  'weekday',
] as const satisfies readonly z.infer<typeof dimension>[];
export type ExploreDimension = (typeof exploreDimensions)[number];

export const exploreGrains = ['5m', '15m', '30m', '1h', '1d', '1w', '1mo', 'period'] as const;
export const exploreViews = ['lines', 'panels', 'heat'] as const;

/** The whole question, so that a link shows a colleague the same. */
export const explorePage = pageAddress(
  '/explore',
  z.object({
    kpis: z.array(z.string()).optional(),
    /** `none` for the whole centre. */
    by: z.enum([...exploreDimensions, 'none']).optional(),
    grain: z.enum(exploreGrains).optional(),
    where: z.partialRecord(dimension, z.array(z.string())).optional(),
    view: z.enum(exploreViews).optional(),
    sort: z.object({ key: z.string(), direction: z.enum(['asc', 'desc']) }).optional(),
  }),
);

/** KPIs asked at once; more do not fit a table one can read. */
export const mostKpis = 6;
