import { z } from 'zod';

/** What of a customer is kept: found before anything is taken out. */
export const customerFound = z.object({
  contacts: z.number().int(),
  facts: z.number().int(),
  /** Facts by kind, those that hold her only. */
  kinds: z.array(
    z.object({ entity: z.string(), label: z.object({ en: z.string(), zh: z.string() }), rows: z.number().int() }),
  ),
  events: z.number().int(),
  rejected: z.number().int(),
  uploads: z.number().int(),
});
export type CustomerFound = z.infer<typeof customerFound>;

/**
 * Kinds of data that are given up after some days. `raw`: records as sources sent them; `texts`: what was written in messages and notes;
 * `rejected`: records that could not be used; `uploads`: files that were brought in. Figures stay: they are made of counts and times.
 */
export const retentionKind = z.enum(['raw', 'texts', 'rejected', 'uploads']);
export type RetentionKind = z.infer<typeof retentionKind>;

/** Days a kind is kept; null: as long as the centre stands. Under a week nobody could mend a wrong import any more. */
export const retentionDays = z.number().int().min(7).max(3650).nullable();

export const retention = z.object({
  kind: retentionKind,
  days: retentionDays,
  /** Rows, or files, that are older than that now and will be given up next. */
  due: z.number().int(),
  /** Those there are. */
  kept: z.number().int(),
});
export type Retention = z.infer<typeof retention>;

export const retentionInput = z.object({
  kind: retentionKind,
  days: retentionDays,
  reason: z.string().trim().min(1).max(500),
});
/** Rows or files given up, by kind. */
export const retentionDone = z.partialRecord(retentionKind, z.number().int());
export type RetentionDone = z.infer<typeof retentionDone>;
