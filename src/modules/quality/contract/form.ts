import { z } from 'zod';

/** What an item speaks of: what the customer felt, or what the business requires. Scores come split in two and together. */
export const ASPECTS = ['customer', 'business'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Whom a failed critical item hurts. Critical items have rates of their own and no part in the graded score. */
export const CRITICAL = ['customer', 'business', 'compliance'] as const;

const words = z.string().trim().min(1).max(500);
const key = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/);

const answering = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yes_no') }),
  /** Steps from worst to best, each with the words that say what it takes. */
  z.object({ kind: z.literal('scale'), anchors: z.array(words).min(2).max(10) }),
  /** Points are relative: the best choice is worth the item's whole weight. */
  z.object({
    kind: z.literal('choice'),
    choices: z
      .array(z.object({ id: key, words, points: z.number().min(0) }))
      .min(2)
      .max(20),
  }),
  z.object({ kind: z.literal('number'), from: z.number(), to: z.number() }),
]);
export type Answering = z.output<typeof answering>;

/** Where an item comes from: a step of a process, or a finding in what customers say. */
const origin = z.object({ kind: z.enum(['process_step', 'voc_finding']), words });

export const formItem = z.object({
  id: key,
  words,
  /** Shown beside the item; the SOP handbook says the rest. */
  help: z.string().trim().max(2000).default(''),
  aspect: z.enum(ASPECTS),
  answering,
  /** Share in the score, relative to the other items; a critical item has none. */
  weight: z.number().min(0).max(1000),
  critical: z.enum(CRITICAL).nullable().default(null),
  mayNotApply: z.boolean().default(false),
  comment: z.enum(['free', 'when_lost', 'always']).default('free'),
  /** Asked only when another item, above it, was answered so. */
  onlyIf: z
    .object({ item: key, answers: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) })
    .nullable()
    .default(null),
  origin: origin.nullable().default(null),
});
export type FormItem = z.output<typeof formItem>;

export const formSection = z.object({ id: key, words, items: z.array(formItem).min(1).max(60) });

/** What a form asks, without its name and versions. */
export const formContent = z.object({
  sections: z.array(formSection).min(1).max(30),
  /** An evaluation passes from this score on, 0–100, unless a critical item failed. */
  passMark: z.number().min(0).max(100).default(80),
});
export type FormContent = z.output<typeof formContent>;

export const CHANNELS = ['voice', 'chat', 'email', 'any'] as const;

export const formInput = z.object({
  /** Absent for a new form. */
  id: z.string().optional(),
  name: words,
  channel: z.enum(CHANNELS),
  content: formContent,
  /** Local date from which evaluations use this version; absent: from now on. */
  from: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
  /** Precedents (appeals) whose reading the words now hold. */
  merged: z.array(z.string()).max(500).optional(),
});
export type FormInput = z.output<typeof formInput>;

export const formVersion = z.object({
  version: z.number().int(),
  /** ISO instant. */
  from: z.string(),
  savedAt: z.string(),
  savedBy: z.string(),
  content: formContent,
});

export const form = z.object({
  id: z.string(),
  name: z.string(),
  channel: z.enum(CHANNELS),
  /** Version in force, null before the first one is. */
  current: z.number().int().nullable(),
  items: z.number().int(),
  /** Evaluations made with any version, and the median minutes one took; null without any. */
  evaluations: z.number().int(),
  minutes: z.number().nullable(),
  versions: z.array(formVersion),
});
export type Form = z.output<typeof form>;
