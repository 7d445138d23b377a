import { z } from 'zod';

const label = z.object({ en: z.string(), zh: z.string() });

/** A sum of time arrives in seconds. */
export const partKind = z.enum(['count', 'duration']);
export type PartKind = z.infer<typeof partKind>;

/** A KPI in the list. */
export const kpiSummary = z.object({
  id: z.string(),
  version: z.number().int(),
  name: label,
  /** The name with what changes its meaning, as the centre has it set: `20 s service level`. */
  title: label,
  definition: label,
  group: z.string(),
  unit: z.string(),
  better: z.string(),
  /** What stands above and below the line: rows counted or time added up. */
  parts: z.object({ numerator: partKind, denominator: partKind.nullable() }),
  dimensions: z.array(z.string()),
  aliases: z.array(z.string()),
});
export type KpiSummary = z.infer<typeof kpiSummary>;

/** A KPI's own page. */
export const kpiDetail = kpiSummary.extend({
  source: z.string(),
  notBy: z.object({ dimensions: z.array(z.string()), because: label }).nullable(),
  formula: z.object({
    en: z.object({ numerator: z.string(), denominator: z.string().nullable() }),
    zh: z.object({ numerator: z.string(), denominator: z.string().nullable() }),
    scale: z.number(),
  }),
  parameters: z.array(
    z.object({
      id: z.string(),
      label,
      kind: z.string(),
      default: z.union([z.string(), z.number(), z.boolean()]),
      choices: z.array(z.string()),
      byChannel: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
  /** The formula of each choice of a formula parameter. */
  variants: z.array(
    z.object({ parameter: z.string(), choice: z.string(), formula: z.object({ en: z.string(), zh: z.string() }) }),
  ),
  sql: z.object({ duckdb: z.array(z.string()), clickhouse: z.array(z.string()) }),
  examples: z.array(
    z.object({
      name: z.string(),
      expect: z.union([z.number(), z.null(), z.record(z.string(), z.number().nullable())]),
      source: z.string().nullable(),
      misreading: z.object({ reading: z.string(), value: z.number().nullable() }).nullable(),
    }),
  ),
});
export type KpiDetail = z.infer<typeof kpiDetail>;

export const parameterSummary = z.object({
  id: z.string(),
  label,
  kind: z.string(),
  default: z.union([z.string(), z.number(), z.boolean()]),
  choices: z.array(z.string()),
});
