import { z } from 'zod';
import { ASPECTS } from './form.ts';
import { MEANINGS, OUTCOMES, REASONS_OF_METER } from './statistics/meter.ts';

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const validityInput = z.object({
  /** Local dates, the second excluded: contacts of these days. */
  from: date,
  to: date,
  form: z.string(),
});
export type ValidityAsked = z.output<typeof validityInput>;

const correlation = z.object({
  r: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  n: z.number().int(),
});
const rate = z.object({ found: z.number().int(), of: z.number().int(), low: z.number(), high: z.number() });
const agreed = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  units: z.number().int(),
});

export const validity = z.object({
  from: z.string(),
  to: z.string(),
  form: z.string(),
  formName: z.string(),
  evaluations: z.number().int(),
  /** Customer-feeling score with what the same contacts' customers said and did, weighted to all contacts; + is good. Null without enough pairs. */
  links: z.array(z.object({ outcome: z.enum(OUTCOMES), pairs: z.number().int(), correlation: correlation.nullable() })),
  /** Of contacts known to be bad (complaints found justified), those the form failed; and of all others. Null without any. */
  recall: rate.nullable(),
  falseAlarms: rate.nullable(),
  items: z.array(
    z.object({
      item: z.string(),
      words: z.string(),
      aspect: z.enum(ASPECTS),
      critical: z.boolean(),
      answered: z.number().int(),
      meaning: z.enum(MEANINGS),
      reason: z.enum(REASONS_OF_METER),
      link: correlation.extend({ outcome: z.enum(OUTCOMES), adjusted: z.number() }).nullable(),
      discrimination: correlation.nullable(),
      fullMarks: z.number().nullable(),
      /** Share of the item's variance that is between people. */
      people: z.number().nullable(),
      agreement: agreed,
      upheld: z.object({ rate: z.number(), low: z.number() }).nullable(),
      notApplicable: z.number().nullable(),
      seconds: z.number().nullable(),
    }),
  ),
});
export type Validity = z.output<typeof validity>;
