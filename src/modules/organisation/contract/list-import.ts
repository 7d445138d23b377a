import { z } from 'zod';

/** Lists people keep: who is in which team with which skills; which queue serves which project at which site. */
export const listKind = z.enum(['agents', 'queues']);
export type ListKind = z.infer<typeof listKind>;

export const listImport = z.object({
  kind: listKind,
  file: z.string().trim().min(1).max(200),
  /** The file, base64. */
  content: z.string().min(1).max(44_000_000),
});
export type ListImport = z.input<typeof listImport>;

export const listField = z.enum(['number', 'name', 'team', 'site', 'skills', 'channel', 'project', 'client', 'zone']);
export type ListField = z.infer<typeof listField>;

/** What a file would change, or has changed, row by row; and what of it cannot be used. */
export const listView = z.object({
  rows: z.number().int(),
  made: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  /** The first five hundred that are not the same. */
  changes: z.array(
    z.object({
      cell: z.string(),
      name: z.string(),
      what: z.enum(['new', 'changed']),
      /** Local day from which it holds; null: since ever. */
      from: z.string().nullable(),
      fields: z.array(z.object({ field: listField, before: z.string().nullable(), after: z.string() })),
    }),
  ),
  rejected: z.array(
    z.object({
      file: z.string(),
      sheet: z.string(),
      cell: z.string(),
      code: z.string(),
      value: z.string(),
      reason: z.string(),
      remedy: z.string(),
    }),
  ),
});
export type ListView = z.infer<typeof listView>;
