import { z } from 'zod';

/** A piece of a contact that shows what is meant; the contact is named to those who may see it. */
export const example = z.object({
  good: z.boolean(),
  words: z.string().trim().min(1).max(1000),
  contact: z.string().max(200).default(''),
});

/** How an item was read when it was argued about: in a calibration, or when an appeal was decided. */
const decision = z.object({
  kind: z.enum(['calibration', 'appeal']),
  words: z.string(),
  /** What was argued; empty for a calibration. */
  reason: z.string(),
  outcome: z.enum(['rejected', 'upheld']).nullable(),
  /** What a calibration agreed on for the contact it was decided at; null where only words were kept. */
  answer: z.union([z.boolean(), z.number(), z.string()]).nullable(),
  version: z.number().int(),
  at: z.string(),
  by: z.string(),
});

/** The page of one item: what an inspector reads beside the contact. Version 0: nobody has written it yet. */
export const handbookPage = z.object({
  form: z.string(),
  formName: z.string(),
  section: z.string(),
  item: z.string(),
  itemWords: z.string(),
  help: z.string(),
  version: z.number().int(),
  meaning: z.string(),
  examples: z.array(example),
  decisions: z.array(decision),
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
});
export type HandbookPage = z.output<typeof handbookPage>;

export const handbookInput = z.object({
  form: z.string(),
  item: z.string(),
  /** The version the writer saw: who writes over a newer one is told. */
  version: z.number().int(),
  meaning: z.string().trim().max(8000),
  examples: z.array(example).max(40),
});
export type HandbookInput = z.output<typeof handbookInput>;
