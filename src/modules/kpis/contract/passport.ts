import { z } from 'zod';
import { partKind } from './catalogue.ts';
import { closingReference } from './closed.ts';
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
  /** Set when value and parts are those of a closed period: what the data say now stands beside them. */
  closing: closingReference
    .extend({
      now: z.object({
        value: z.number().nullable(),
        numerator: z.number().nullable(),
        denominator: z.number().nullable(),
      }),
      differs: z.boolean(),
    })
    .nullable(),
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
