import { z } from 'zod';
import { partKind } from './catalogue.ts';
import { definitionChange, questionInput, status } from './question.ts';

const label = z.object({ en: z.string(), zh: z.string() });
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The passport of one number: the question that gives exactly that number (one KPI, grain `whole`, its group as filters). */
export const passportInput = questionInput.omit({ grain: true, by: true });

export const part = z.enum(['numerator', 'denominator', 'not_numerator', 'left_out']);
export type Part = z.infer<typeof part>;

const formula = z.object({
  en: z.object({ numerator: z.string(), denominator: z.string().nullable() }),
  zh: z.object({ numerator: z.string(), denominator: z.string().nullable() }),
  scale: z.number(),
});

const figure = z.number().nullable();

/** The same number as a personal result: less the spans approved to be left out, each with who asked and who approved. */
export const personalPart = z.object({
  value: figure,
  numerator: figure,
  denominator: figure,
  /** False: the KPI cannot be put together from pieces of time, so that nothing was taken out. */
  additive: z.boolean(),
  exclusions: z.array(
    z.object({
      from: z.number().int(),
      until: z.number().int(),
      kind: z.string(),
      reason: z.string(),
      requestedBy: z.string(),
      approvedBy: z.string(),
      /** What lies in the span: it stays in the KPI. */
      numerator: figure,
      denominator: figure,
    }),
  ),
});
export type PersonalPart = z.infer<typeof personalPart>;

export const passport = z.object({
  kpi: z.string(),
  version: z.number().int(),
  name: label,
  /** The name with what changes its meaning, as set for this number. */
  title: label,
  definition: label,
  unit: z.string(),
  better: z.string(),
  parts: z.object({ numerator: partKind, denominator: partKind.nullable() }),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  status,
  low: z.number().nullable(),
  high: z.number().nullable(),
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  asOf: z.string(),
  path: z.enum(['sealed', 'raw', 'mixed']),
  formula,
  /** Several where settings change the formula itself, in order of time; `when` says for which rows each holds. */
  definitions: z.array(z.object({ when: label.nullable(), formula })),
  definitionChanges: z.array(definitionChange),
  parameters: z.array(z.object({ id: z.string(), label, value: cell, kind: z.string(), changed: z.boolean() })),
  sql: z.array(z.string()),
  /** Rows of the entity counted, from all to the numerator, with the reasons at each step. */
  rows: z.array(
    z.object({
      entity: z.string(),
      label,
      total: z.number(),
      leftOut: z.array(z.object({ reason: z.string(), rows: z.number() })),
      denominator: z.number().nullable(),
      notNumerator: z.array(z.object({ reason: z.string(), rows: z.number() })),
      numerator: z.number(),
    }),
  ),
  sources: z.array(z.object({ source: z.string(), rows: z.number(), batches: z.number() })),
  /** For a number of one person with approved exclusions; null otherwise. */
  personal: personalPart.nullable(),
});
export type Passport = z.infer<typeof passport>;

export const behindInput = passportInput.extend({
  part,
  limit: z.number().int().min(1).max(1000).default(50),
  offset: z.number().int().min(0).default(0),
});

/** A page of the rows behind a number: what they are, where they come from, when. Durations in seconds, instants ISO. */
export const behind = z.object({
  entity: z.string(),
  part,
  total: z.number().int(),
  /** Rows of this part that the asker may not open. */
  beyond: z.number().int(),
  columns: z.array(z.object({ name: z.string(), label, kind: z.string() })),
  rows: z.array(z.record(z.string(), cell)),
});
export type Behind = z.infer<typeof behind>;
