import { z } from 'zod';
import { columnUses } from './column-use.ts';

/** A mapping that comes with the program, as YAML. */
export const readyMapping = z.object({
  name: z.string(),
  title: z.object({ en: z.string(), zh: z.string() }),
  text: z.string(),
});

export const mappingAnswer = z.object({
  mapping: z.string(),
  field: z.string(),
  value: z.string(),
  /** `null`: the value says nothing. */
  meaning: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});

const cell = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);

/** The head of a table with what its columns hold, as a person says; `rows` are the first ones, as the preview gave them. */
export const mappingDraft = z.object({
  header: z.array(z.string()).min(1).max(500),
  rows: z.array(z.record(z.string(), cell)).max(100),
  uses: columnUses,
  skip: z.number().int().min(0).max(1000).default(0),
});
