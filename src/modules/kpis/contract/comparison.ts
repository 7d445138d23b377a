import { z } from 'zod';
import { dimension, questionInput } from './question.ts';

/** What is compared: groups of one dimension over the same days. */
export const comparisonInput = questionInput
  .pick({ from: true, to: true, zone: true, where: true, set: true })
  .extend({ kpis: z.array(z.string().min(1)).min(1).max(8), by: dimension });
export type ComparisonInput = z.input<typeof comparisonInput>;
export type ComparisonParsed = z.output<typeof comparisonInput>;

/** `above` and `below` are about the value; which of them is good is the KPI's business. */
export const verdict = z.enum([
  'above',
  'below',
  'not_distinguishable',
  'too_few',
  /** Does work that hardly anybody else does: there is nothing to hold it against. */
  'no_peer',
  'no_data',
  'not_additive',
]);
export type Verdict = z.infer<typeof verdict>;

const figure = z.number().nullable();

export const comparedGroup = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  value: figure,
  numerator: figure,
  denominator: figure,
  /** 95 % margin. */
  low: figure,
  high: figure,
  /** The centre's value at this group's mix of work. */
  expected: figure,
  /** Limits within which 99.7 % of groups of this size lie when nothing distinguishes them. */
  limitLow: figure,
  limitHigh: figure,
  verdict,
});
export type ComparedGroup = z.infer<typeof comparedGroup>;

export const comparison = z.object({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  by: dimension,
  kpis: z.array(
    z.object({
      kpi: z.string(),
      title: z.object({ en: z.string(), zh: z.string() }),
      unit: z.string(),
      better: z.string(),
      centre: figure,
      /** The dimension whose mix is allowed for; null where the KPI has none. */
      mix: dimension.nullable(),
      /** For the walls of the funnel, on the scale of the value: variance a row, and standard deviation between groups. */
      perRow: figure,
      between: z.number(),
      /** How much wider days swing than chance; null where there is no chance to compare with. */
      dispersion: figure,
      /** Rows below which nothing is judged. */
      minimum: z.number(),
      groups: z.array(comparedGroup),
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;
