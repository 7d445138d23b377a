import { z } from 'zod';
import { questionInput } from './question.ts';

export const statistic = z.enum(['count', 'sum', 'mean', 'median', 'sd', 'min', 'max', 'p90']);
export type Statistic = z.infer<typeof statistic>;

/** Descriptive statistics of a measured duration, one row a contact (or entry, leg), booked whole to its first touch. */
export const statsInput = questionInput.omit({ kpis: true, set: true }).extend({
  measures: z.array(z.string().min(1)).min(1),
  stats: z.array(statistic).min(1),
  includeExcluded: z.boolean().default(false),
  /** Count a contact without the measure as zero. */
  absentZero: z.boolean().default(false),
});
export type StatsInput = z.input<typeof statsInput>;

export const statsRows = z.object({
  rows: z.array(
    z.object({
      measure: z.string(),
      stat: statistic,
      by: z.record(z.string(), z.string().nullable()),
      value: z.number().nullable(),
      n: z.number().int(),
    }),
  ),
});
