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
 * Kinds of data that are given up after some days. `customers`: who the customers of contacts were, once they have not been in touch for that
 * long; `recordings`: sound files in the directory of recordings; `raw`: records as sources sent them, links to recordings among them; `texts`: what was written in messages and notes; `rejected`: records
 * that could not be used; `uploads`: files that were brought in; `audit`: the trail. Figures stay: they are made of counts and times.
 */
export const retentionKind = z.enum(['customers', 'recordings', 'raw', 'texts', 'rejected', 'uploads', 'audit']);
export type RetentionKind = z.infer<typeof retentionKind>;
/** Kinds that lie with the events; the trail lies with the records. */
export type DataKind = Exclude<RetentionKind, 'audit'>;

/**
 * Fewest days of a kind. Under a week nobody could mend a wrong import any more; logs of who did what are kept for half a year at least
 * (网络安全法 Art. 21 (3)), and a customer's last month is what repeat contacts are counted in.
 */
export const FEWEST_DAYS: Readonly<Record<RetentionKind, number>> = {
  customers: 31,
  recordings: 7,
  raw: 7,
  texts: 7,
  rejected: 7,
  uploads: 7,
  audit: 183,
};
export const MOST_DAYS = 3650;

/** Days a kind is kept; null: as long as the centre stands. */
export const retentionDays = z.number().int().min(7).max(MOST_DAYS).nullable();

export const retention = z.object({
  kind: retentionKind,
  days: retentionDays,
  /** Rows, or files, that are older than that now and will be given up next. */
  due: z.number().int(),
  /** Those there are. */
  kept: z.number().int(),
});
export type Retention = z.infer<typeof retention>;

export const retentionInput = z
  .object({
    kind: retentionKind,
    days: retentionDays,
    reason: z.string().trim().min(1).max(500),
  })
  .refine(({ kind, days }) => days === null || days >= FEWEST_DAYS[kind], {
    path: ['days'],
    message: 'is fewer than this kind of data must be kept',
  });
/** Rows or files given up, by kind. */
export const retentionDone = z.partialRecord(retentionKind, z.number().int());
export type RetentionDone = z.infer<typeof retentionDone>;
