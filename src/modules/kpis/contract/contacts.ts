import { z } from 'zod';
import { dimension } from './question.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Search over contacts: text is a contact's id or a customer as recorded, whole; filters take ids or names. */
export const contactSearchInput = z.object({
  text: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  zone: z.string().optional(),
  where: z.partialRecord(dimension, z.array(z.string())).default({}),
  limit: z.number().int().min(1).max(500).default(50),
  offset: z.number().int().min(0).default(0),
  newestFirst: z.boolean().default(true),
});

export const contactRow = z.object({
  contactId: z.string(),
  source: z.string(),
  firstTouch: z.string(),
  endedAt: z.string().nullable(),
  channel: z.string(),
  direction: z.string().nullable(),
  customer: z.string().nullable(),
  queue: z.string().nullable(),
  agent: z.string().nullable(),
  team: z.string().nullable(),
  outcome: z.string(),
  excluded: z.string().nullable(),
  /** Seconds. */
  wait: z.number().nullable(),
  talk: z.number().nullable(),
  hold: z.number().nullable(),
  acw: z.number().nullable(),
  ivr: z.number().nullable(),
  entries: z.number(),
  legs: z.number(),
  messages: z.number(),
  transfers: z.number(),
});
export const contactPage = z.object({ total: z.number().int(), zone: z.string(), rows: z.array(contactRow) });
export type ContactRow = z.infer<typeof contactRow>;

/** One step in a contact's course, derived from the raw events; `what` is a stable word that screens translate. */
export const timelineStep = z.object({
  at: z.string(),
  what: z.string(),
  queue: z.string().nullable(),
  agent: z.string().nullable(),
  /** Seconds, where the step ends something that lasted. */
  lasted: z.number().nullable(),
  text: z.string().nullable(),
  /** Place of the raw record that says so. */
  file: z.string().nullable(),
  line: z.number().nullable(),
});

export const contactCourse = z.object({
  contact: contactRow,
  /** Customers' numbers and names are hidden. */
  masked: z.boolean(),
  /** Steps and raw records that belong to others are left out. */
  partial: z.boolean(),
  zone: z.string(),
  steps: z.array(timelineStep),
  entries: z.array(z.record(z.string(), cell)),
  legs: z.array(z.record(z.string(), cell)),
  raw: z.array(
    z.object({
      file: z.string().nullable(),
      line: z.number().nullable(),
      batch: z.string().nullable(),
      text: z.string(),
    }),
  ),
});
export type ContactCourse = z.infer<typeof contactCourse>;
