import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { EVALUATION_SOURCES } from '../../contract/draw.ts';
import { SCORE_PARTS } from '../../contract/scores.ts';

const month = z
  .string()
  .regex(/^\d{4}-\d\d$/)
  .optional();

export const scoreTabs = ['people', 'teams', 'sources'] as const;

/** What evaluations of a month amount to, person by person, and how sure that is. */
export const scoresPage = pageAddress(
  '/quality/scores',
  z.object({
    /** `YYYY-MM`; absent: the latest month with data. */
    month,
    tab: z.enum(scoreTabs).optional(),
    part: z.enum(SCORE_PARTS).optional(),
    source: z.enum(EVALUATION_SOURCES).optional(),
    form: z.string().optional(),
    planned: z.coerce.number().int().min(1).max(1000).optional(),
  }),
);

/** Whether a form measures what customers feel, over three months. */
export const validityPage = pageAddress('/quality/validity', z.object({ month, form: z.string().optional() }));
