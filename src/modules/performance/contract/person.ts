import { z } from 'zod';
import { judged } from './judged.ts';
import { sheetSummary } from './sheet.ts';

export const monthId = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** What one person sees of herself: a month against her targets, and the days before. */
export const person = z.object({
  agent: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  teamName: z.string().nullable(),
  month: monthId,
  /** First and last local day; of a month that runs, the last day with data. */
  firstDay: z.string(),
  lastDay: z.string(),
  zone: z.string(),
  running: z.boolean(),
  dataUntil: z.string().nullable(),
  /** Version of the closed month the figures are quoted in. */
  closing: z.string().nullable(),
  /** Contacts handled in the month. */
  handled: z.number().nullable(),
  items: z.array(judged),
  /** Days up to the last one, and each KPI's value on them; null is no data. */
  trend: z.object({ days: z.array(z.string()), values: z.record(z.string(), z.array(z.number().nullable())) }),
  /** Months with data, newest first. */
  months: z.array(monthId),
  /** Months open for sign-off or signed off, newest first. */
  sheets: z.array(sheetSummary),
});
export type Person = z.infer<typeof person>;
