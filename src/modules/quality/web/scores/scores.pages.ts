import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { EVALUATION_SOURCES } from '../../contract/draw.ts';
import { SCORE_PARTS } from '../../contract/scores.ts';

export const scoreTabs = ['people', 'teams'] as const;

/** What evaluations of a month amount to, person by person, and how sure that is. */
export const scoresPage = pageAddress(
  '/quality/scores',
  z.object({
    /** `YYYY-MM`; absent: the latest month with data. */
    month: z
      .string()
      .regex(/^\d{4}-\d\d$/)
      .optional(),
    tab: z.enum(scoreTabs).optional(),
    part: z.enum(SCORE_PARTS).optional(),
    source: z.enum(EVALUATION_SOURCES).optional(),
    form: z.string().optional(),
    planned: z.coerce.number().int().min(1).max(1000).optional(),
  }),
);
