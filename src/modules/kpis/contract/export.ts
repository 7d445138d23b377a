import { z } from 'zod';

/** A row a contact that began in the range. */
export const exportInput = z.object({
  /** Local days or instants; `to` is not part of it. */
  from: z.string().min(1),
  to: z.string().min(1),
  format: z.enum(['csv', 'parquet']),
  /** Customers as recorded; needs the permission and the reason. */
  unmasked: z.boolean().default(false),
  reason: z.string().trim().max(1000).default(''),
});
export type ExportInput = z.input<typeof exportInput>;
export type ExportParsed = z.output<typeof exportInput>;

/** `data`: the rows; `columns`: what each column means; `manifest`: who took what, when, with the fingerprint of the data. */
export const exportPart = z.enum(['data', 'columns', 'manifest']);
export type ExportPart = z.infer<typeof exportPart>;

export const exportProgress = z.object({
  id: z.string(),
  format: z.enum(['csv', 'parquet']),
  from: z.string(),
  to: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  rows: z.number().int(),
  total: z.number().int(),
  /** Bytes of the data file, once done. */
  bytes: z.number().int().nullable(),
  error: z.string().nullable(),
  files: z.record(exportPart, z.string()),
});
export type ExportProgress = z.infer<typeof exportProgress>;

/** A table, or the picture of a chart, taken out of the house by a browser. */
export const tableExport = z.object({
  title: z.string().trim().min(1).max(300),
  /** The page it stood on, with its question. */
  address: z.string().max(4000),
  format: z.enum(['csv', 'xlsx', 'png']),
  rows: z.number().int().min(0),
  columns: z.array(z.string().max(300)).max(200),
});
/** What goes into the file as its watermark. */
export const exportMarkBody = z.object({ by: z.string(), at: z.number().int(), zone: z.string() });
