import { z } from 'zod';

/** Local month, `2026-11`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const rejection = z.object({
  file: z.string(),
  sheet: z.string(),
  cell: z.string(),
  code: z.string(),
  value: z.string(),
  reason: z.string(),
  remedy: z.string(),
});

export const costKind = z.enum(['actual', 'budget']);
export type CostKind = z.infer<typeof costKind>;

/** What a table may name in words of its own. */
export const namedNoun = z.enum(['project', 'site', 'channel']);
export type NamedNoun = z.infer<typeof namedNoun>;

export const costImport = z.object({
  file: z.string().trim().min(1).max(200),
  /** The file, base64. */
  content: z.string().min(1).max(44_000_000),
  /** Year of months that leave it out. */
  year: z.number().int().min(2000).max(2099).optional(),
  /** Absent: budget where the table says so, else spent. */
  kind: costKind.optional(),
  /** `project:银行卡项目` → id of what is meant; empty: common to all. Remembered. */
  names: z.record(z.string(), z.string()).default({}),
});
export type CostImport = z.input<typeof costImport>;

/** What an import understood, would keep (or has kept), and what it could not use. */
export const costImportView = z.object({
  understood: z.array(
    z.object({ sheet: z.string(), kind: costKind, rows: z.number(), total: z.number(), from: month, until: month }),
  ),
  kept: z.number(),
  /** Per month and kind: the sum as it would be, and as it was before (`null`: nothing yet). */
  months: z.array(z.object({ month, kind: costKind, total: z.number(), before: z.number().nullable() })),
  /** Items counted as cost of the bot, not of people. */
  bots: z.array(z.string()),
  rejectedCount: z.number(),
  /** The first five hundred. */
  rejected: z.array(rejection),
  /** Names nobody has explained: to be answered once. */
  openNames: z.array(
    z.object({ key: z.string(), noun: namedNoun, name: z.string(), count: z.number(), cell: z.string() }),
  ),
  /** `null` for a preview. */
  version: z.number().int().nullable(),
});
export type CostImportView = z.infer<typeof costImportView>;

/** One kind of cost of one place in one month. `null` where nobody has said anything. */
export const costLine = z.object({
  month,
  site: z.string().nullable(),
  project: z.string().nullable(),
  channel: z.string().nullable(),
  item: z.string(),
  group: z.string().nullable(),
  budget: z.number().nullable(),
  actual: z.number().nullable(),
  /** Cell the amount spent (else the budget) stands in. */
  origin: z.string(),
});
export type CostLine = z.infer<typeof costLine>;

const named = z.object({ id: z.string(), name: z.string() });

export const costTable = z.object({
  from: month,
  until: month,
  lines: z.array(costLine),
  sites: z.array(named),
  projects: z.array(named),
  /** Months with lines at all, oldest first. */
  months: z.array(month),
  versions: z.array(
    z.object({
      version: z.number(),
      at: z.number(),
      by: z.string(),
      what: z.string(),
      kept: z.number(),
      rejected: z.number(),
    }),
  ),
});
export type CostTable = z.infer<typeof costTable>;

const figure = z.number().nullable();

/** Cost per contact handled of one channel or project: what is booked to it alone, and with its share of what is common. */
export const costShare = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  contacts: figure,
  /** Hours of handling, a conversation among several counted in part. */
  hours: figure,
  direct: z.number(),
  /** Of costs booked to nobody in particular, by hours of handling. */
  shared: figure,
  perContact: figure,
});
export type CostShare = z.infer<typeof costShare>;

export const costPerContact = z.object({
  from: month,
  until: month,
  /** Of these months the cost is known; the contacts are those of these months alone. */
  months: z.array(month),
  total: z.number(),
  contacts: figure,
  perContact: figure,
  channels: z.array(costShare),
  projects: z.array(costShare),
  /** Costs nobody's work could be found for. */
  unshared: z.number(),
});
export type CostPerContact = z.infer<typeof costPerContact>;
