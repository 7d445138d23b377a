import { z } from 'zod';
import { DIMENSIONS } from '#src/semantic/entity.ts';
import { closingReference } from './closed.ts';

export const dimension = z.enum(DIMENSIONS);
/** First day of months as centres report them: the 26th to the 25th. */
export const REPORTING_DAY = 26;

export const grain = z.enum(['5m', '15m', '30m', '1h', '1d', '1w', '1mo', 'period', 'whole']);

/**
 * A question as people and programs write it. Times are ISO text: a date is the start of that local day; without `from` and `to` it
 * covers all data. Filters take ids or names as people know them.
 */
export const questionInput = z.object({
  kpis: z.array(z.string().min(1)).min(1).max(60),
  from: z.string().optional(),
  to: z.string().optional(),
  zone: z.string().optional(),
  grain: grain.default('whole'),
  /** First day of the month for grain `period`. */
  periodDay: z.number().int().min(1).max(28).optional(),
  by: z.array(dimension).max(6).default([]),
  where: z.partialRecord(dimension, z.array(z.string())).default({}),
  /** Settings changed for this question, as people write them: `10s`, `SL-6`, `yes`. */
  set: z.record(z.string(), z.string()).default({}),
  /** Judge open windows as of this moment; default: now, or the end of the data if that is earlier. */
  asOf: z.string().optional(),
});
export type QuestionInput = z.input<typeof questionInput>;
export type QuestionParsed = z.output<typeof questionInput>;

export const status = z.enum(['final', 'provisional', 'no_data']);
const numbers = z.array(z.number().nullable());

/** One dimension of the groups: ids for links, names for people. */
const dimensionColumn = z.object({ ids: z.array(z.string().nullable()), names: z.array(z.string().nullable()) });

const settingValue = z.union([z.string(), z.number(), z.boolean()]);

/** A break of the series: from `at` on, rows are judged by another value of a setting (durations in seconds). */
export const definitionChange = z.object({
  at: z.string(),
  kpi: z.string(),
  parameter: z.string(),
  label: z.object({ en: z.string(), zh: z.string() }),
  kind: z.string(),
  from: settingValue,
  to: settingValue,
  /** Names of the queues, channels, projects or sites it changes for; empty is the whole centre. */
  where: z.record(z.string(), z.array(z.string())),
});
export type DefinitionChangeBody = z.infer<typeof definitionChange>;

/** The answer by column: group `i` is `interval[i]` and the dimension values at `i`. */
export const answer = z.object({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  grain,
  asOf: z.string(),
  /** Which path answered: closed days come `sealed`. */
  path: z.enum(['sealed', 'raw', 'mixed']),
  length: z.number().int(),
  /** ISO start of each group's interval, with the offset in force; null for grain `whole`. */
  interval: z.array(z.string()).nullable(),
  dimensions: z.partialRecord(dimension, dimensionColumn),
  kpis: z.array(
    z.object({
      kpi: z.string(),
      /** The name with what changes its meaning, as set for this question. */
      title: z.object({ en: z.string(), zh: z.string() }),
      version: z.number().int(),
      unit: z.string(),
      better: z.string(),
      value: numbers,
      numerator: numbers,
      denominator: numbers.nullable(),
      pending: numbers.nullable(),
      status: z.array(status),
      /** 95 % interval for values that estimate from a sample. */
      low: numbers.nullable(),
      high: numbers.nullable(),
      /** The closed period these numbers are quoted from; null: computed now. */
      closing: closingReference.nullable(),
    }),
  ),
  /** Changes of settings inside the range: numbers before and after are defined differently. */
  definitionChanges: z.array(definitionChange),
});
export type AnswerBody = z.infer<typeof answer>;
