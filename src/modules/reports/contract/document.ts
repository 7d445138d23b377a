import { z } from 'zod';

const state = z.enum(['on', 'off', 'watch', 'provisional', 'none']);
export type TileState = z.infer<typeof state>;

/** One KPI with its target and what it is compared with, written out. */
export const tile = z.object({
  kpi: z.string(),
  label: z.string(),
  value: z.string(),
  target: z.string().nullable(),
  state,
  deltas: z.array(
    z.object({
      label: z.string(),
      text: z.string(),
      way: z.enum(['up', 'down', 'same']),
      /** `null` where neither way is better. */
      good: z.boolean().nullable(),
    }),
  ),
});
export type Tile = z.infer<typeof tile>;

export const chart = z.object({
  title: z.string(),
  categories: z.array(z.string()),
  bars: z.object({ name: z.string(), values: z.array(z.number().nullable()) }),
  line: z.object({ name: z.string(), values: z.array(z.number().nullable()), unit: z.string() }).nullable(),
  /** In the line's base unit. */
  target: z.number().nullable(),
});
export type Chart = z.infer<typeof chart>;

/** A figure keeps its number, so that a spreadsheet holds numbers and not words. */
export const tableCell = z.object({
  text: z.string(),
  value: z.union([z.number(), z.string(), z.null()]),
  state: state.optional(),
  /** Where it is not the column's. */ unit: z.string().optional(),
});
export const table = z.object({
  title: z.string(),
  columns: z.array(z.object({ title: z.string(), unit: z.string().nullable() })),
  rows: z.array(z.array(tableCell)),
  note: z.string().nullable(),
});
export type Table = z.infer<typeof table>;

export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sentence'), text: z.string(), cause: z.string().nullable() }),
  z.object({ kind: z.literal('tiles'), tiles: z.array(tile) }),
  z.object({ kind: z.literal('chart'), chart }),
  z.object({ kind: z.literal('table'), table }),
  z.object({
    kind: z.literal('fields'),
    title: z.string(),
    fields: z.array(z.object({ id: z.string(), label: z.string(), hint: z.string(), value: z.string() })),
  }),
  z.object({ kind: z.literal('notes'), title: z.string(), lines: z.array(z.string()) }),
]);
export type Block = z.infer<typeof block>;

/** An issue laid out in one language. Page, PDF, picture, workbook and message all draw this and nothing else. */
export const reportDocument = z.object({
  language: z.enum(['zh-CN', 'en']),
  title: z.string(),
  subtitle: z.string(),
  /** `数据截至 …`; says so where the period is not over. */
  dataUntil: z.string(),
  provisional: z.string().nullable(),
  madeAt: z.string(),
  blocks: z.array(block),
});
export type ReportDocument = z.infer<typeof reportDocument>;
