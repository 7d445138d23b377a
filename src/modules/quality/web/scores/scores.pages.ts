import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';
import { EVALUATION_SOURCES } from '../../contract/draw.ts';
import { SCORE_PARTS } from '../../contract/scores.ts';
import { LEVELS } from '../../contract/statistics/ratings.ts';

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

/** Statistics for figures of one's own; absent: what the calculators begin with. Shares in percent. */
export const calculatorsPage = pageAddress(
  '/quality/calculators',
  z.object({
    level: z.enum(LEVELS).optional(),
    confidence: z.coerce.number().min(50).max(99.9).optional(),
    population: z.coerce.number().int().min(1).optional(),
    margin: z.coerce.number().min(0.1).max(50).optional(),
    share: z.coerce.number().min(1).max(99).optional(),
    table: z.enum(['yes']).optional(),
    k: z.coerce.number().int().min(0).optional(),
    n: z.coerce.number().int().min(1).optional(),
  }),
);

/** Whether a form measures what customers feel, over three months. */
export const validityPage = pageAddress('/quality/validity', z.object({ month, form: z.string().optional() }));
