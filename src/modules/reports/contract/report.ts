import { z } from 'zod';
import { dimension } from '#src/modules/kpis/contract/question.ts';

/** 时报, 日报, 周报, 月报: what a report covers each time. */
/** How often a report is made, and of what; `period`: the centre's reporting period, from the 26th to the 25th. */
export const rhythm = z.enum(['hourly', 'daily', 'weekly', 'monthly', 'period']);
export type Rhythm = z.infer<typeof rhythm>;

/** Parts of a report, in the order in which they stand in it. */
export const SECTIONS = ['sentence', 'tiles', 'chart', 'queues', 'teams', 'reasons', 'view', 'versions'] as const;
export const section = z.enum(SECTIONS);
export type Section = z.infer<typeof section>;

/** A question somebody keeps: what Explore shows, without its dates, which the report brings. */
export const viewQuestion = z.object({
  kpis: z.array(z.string().min(1)).min(1).max(8),
  by: z.array(dimension).max(2).default([]),
  where: z.partialRecord(dimension, z.array(z.string())).default({}),
});

/** A saved view: the address of a page with its filters, and the question behind it where there is one. */
export const savedView = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(100),
  /** Path and search within these pages. */
  address: z
    .string()
    .regex(/^\/[^/\\]?[^\\\s]*$/)
    .max(2000),
  question: viewQuestion.nullable(),
  /** Everybody who may see views sees it. */
  shared: z.boolean(),
  /** Roles that see it, and teams whose leads do. */
  roles: z.array(z.string().min(1)).max(20).default([]),
  teams: z.array(z.string().min(1)).max(200).default([]),
});
export type SavedView = z.infer<typeof savedView>;
export const savedViewInput = savedView.partial({ id: true });

/** A view as its reader sees it. */
export const seenView = savedView.extend({
  by: z.string(),
  mine: z.boolean(),
  /** It opens for her when she opens its page without a question of her own. */
  opens: z.boolean(),
});
export type SeenView = z.infer<typeof seenView>;

/** What a report is about; one report gives one issue a period. */
export const report = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(100),
  rhythm,
  /** For whom it is written; decides nothing but its place in the list. */
  role: z.string().nullable(),
  /** Ids or names; empty is the whole centre. */
  where: z.partialRecord(z.enum(['project', 'site', 'team', 'queue', 'channel']), z.array(z.string().min(1)).min(1)),
  /** KPIs of the tiles and tables, in order; `null` = the usual ones that have data. */
  kpis: z.array(z.string().min(1)).min(1).max(12).nullable(),
  sections: z.array(section).min(1),
  /** Saved view shown in section `view`. */
  view: z.string().nullable(),
});
export type Report = z.infer<typeof report>;
export const reportInput = report.partial({ id: true });

/** Reasons and measures people fill in, by KPI or under a name of their own. */
export const fields = z.record(z.string().max(60), z.string().max(2000));
export type Fields = z.infer<typeof fields>;

/** One issue of a report: a period, and the version of its numbers. */
export const issueSummary = z.object({
  id: z.string(),
  report: z.string(),
  name: z.string(),
  rhythm,
  /** First and last local day. */
  from: z.string(),
  to: z.string(),
  version: z.number().int(),
  madeAt: z.number().int(),
  /** True once the data reached the end of the period when it was made. */
  complete: z.boolean(),
  latest: z.boolean(),
});
export type IssueSummary = z.infer<typeof issueSummary>;
