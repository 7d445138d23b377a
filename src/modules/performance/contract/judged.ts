import { z } from 'zod';
import { bounds } from '#src/modules/targets/contract/bounds.ts';

const label = z.object({ en: z.string(), zh: z.string() });
const figure = z.number().nullable();

/**
 * What a figure means against its target. `not_distinguishable`: the target is missed, but lies within the 95 % margin of the value, so that
 * chance explains the difference.
 */
export const verdict = z.enum(['met', 'missed', 'not_distinguishable', 'no_target', 'no_data']);
export type Verdict = z.infer<typeof verdict>;

/** One KPI of one person over a month, less the spans approved to be left out, with what she has agreed to. */
export const judged = z.object({
  kpi: z.string(),
  title: label,
  definition: label,
  unit: z.string(),
  better: z.string(),
  value: figure,
  numerator: figure,
  denominator: figure,
  /** Rows it rests on; null where it adds up time. */
  rows: figure,
  /** 95 % margin; null where the value has none. */
  low: figure,
  high: figure,
  /** Null: nobody has agreed to one. */
  target: bounds.nullable(),
  weight: figure,
  /** Since when the target holds. */
  since: z.number().int().nullable(),
  verdict,
  /** Approved spans left out of the value. */
  excluded: z.number().int(),
});
export type Judged = z.infer<typeof judged>;
