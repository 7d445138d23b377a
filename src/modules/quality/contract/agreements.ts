import { z } from 'zod';
import { EVALUATION_SOURCES } from './draw.ts';

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
/** Local dates, the second excluded: contacts of these days. */
export const periodInput = z.object({ from: date, to: date });

export const agreed = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Things rated twice. */
  units: z.number().int(),
});

/** How another source's evaluations compare with those the QA department made of the same contacts. */
export const sourceAgreement = z.object({
  source: z.enum(EVALUATION_SOURCES),
  team: z.string().nullable(),
  teamName: z.string().nullable(),
  contacts: z.number().int(),
  /** Points the other source gives more, with its 95 % interval; null below five contacts. */
  difference: z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Item by item, Gwet's AC1. */
  agreement: agreed,
});
export type SourceAgreement = z.output<typeof sourceAgreement>;

/** What contacts scored twice, each time without the other score, say of the scoring and of those who score. */
export const doubleScoring = z.object({
  form: z.string(),
  formName: z.string(),
  contacts: z.number().int(),
  /** Over all items: share of equal answers, Krippendorff's alpha, Gwet's AC1. */
  overall: z.object({ percent: agreed, krippendorff: agreed, ac1: agreed }),
  items: z.array(z.object({ item: z.string(), words: z.string(), agreement: agreed })),
  inspectors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      contacts: z.number().int(),
      /** Points she gives more than the other on the same contact, 95 % interval; null below five contacts. */
      difference: z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable(),
      /** Standard deviation of these differences, points. */
      spread: z.number().nullable(),
      agreement: agreed,
    }),
  ),
});
export type DoubleScoring = z.output<typeof doubleScoring>;
